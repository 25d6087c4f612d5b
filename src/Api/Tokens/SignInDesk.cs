using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tokens;

/// <summary>Checks user names, passwords and second factors. Unknown name, wrong password, locked and untrained account do the same work and take the
/// same time; why it was refused stands in the audit trail.</summary>
public sealed class SignInDesk(
    UserManager<Account> accounts, AccountsDb database, PasswordQueue queue, FailureCount failures, SecondFactorDesk factors, Passkeys passkeys,
    PendingSignIns pendings, AuditTrail audit, TimeProvider time)
{
    /// <summary>A refusal is never heard earlier than this.</summary>
    public static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(300);

    public async Task<SignInVerdict> Check(TokenRequest request, HttpContext http)
    {
        var started = time.GetTimestamp();
        var (userName, password) = (request.UserName!, request.Password ?? "");
        // A text that no account can have must not reach the database, and is a wrong sign-in like any other.
        var usable = userName.Length <= PasswordText.Longest && password.Length <= PasswordText.Longest && !TypedText.HasForbidden(userName);
        var name = accounts.NormalizeName(usable ? userName : "");
        var account = await database.Users.AsNoTracking().SingleOrDefaultAsync(one => one.NormalizedUserName == name);

        var right = request.Pending is { } pending && account is not null
            ? pendings.Open(account, pending)
            : await queue.Verify(account, usable ? password : "");
        var role = account is null ? null : await RoleOf(account);
        var why = account is null || !right ? "wrong-password" : await WhyNot(account, role);
        if (why is null && await factors.IsAsked(account!.Id))
        {
            if (request.Code is null && request.Passkey is null) return new SignInVerdict(null, null, await Needed(account, http));
            if (!await Fits(account, request, http)) why = "wrong-second-factor";
        }

        if (why is null)
        {
            if (account!.AccessFailedCount > 0) await failures.Forgive(account.Id);
            await audit.Write(account.UserName!, "sign-in.done");
            return new SignInVerdict(account, role, null);
        }

        await failures.Count(name);
        if (account is not null) await audit.Write(account.UserName!, "sign-in.refused", reason: why);
        // A delay may end some milliseconds before its time: its clock is a coarse one.
        while (RefusalTime - time.GetElapsedTime(started) is var rest && rest > TimeSpan.Zero)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), time);
        return SignInVerdict.Refused;
    }

    private async Task<string?> WhyNot(Account account, string? role) =>
        account.LockoutEnd > time.GetUtcNow() ? AccountStates.Resting
        : account.LockedAt is not null ? AccountStates.Locked
        : !await database.Trainings.AnyAsync(one => one.UserId == account.Id) ? AccountStates.Untrained
        : role is null ? "no-role"
        : null;

    private async Task<SecondFactorNeeded> Needed(Account account, HttpContext http) =>
        new(Code: true, pendings.Seal(account), await factors.HasPasskey(account.Id) ? await passkeys.ForSignIn(account, http) : null);

    private async Task<bool> Fits(Account account, TokenRequest request, HttpContext http) =>
        request.Passkey is { } proof
            ? proof.State is { } state && proof.Credential.ValueKind is System.Text.Json.JsonValueKind.Object
                && await passkeys.Check(account, state, proof.Credential.GetRawText(), http)
            : request.Code!.Length <= PasswordText.Longest && await factors.Check(account.Id, request.Code);

    private async Task<string?> RoleOf(Account account)
    {
        var held = await accounts.GetRolesAsync(account);
        return StaffRoles.All.FirstOrDefault(held.Contains);
    }
}
