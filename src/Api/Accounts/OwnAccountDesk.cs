using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Api.Tokens;

namespace OrleansBooking.Api.Accounts;

/// <summary>What somebody does with the own account.</summary>
public sealed class OwnAccountDesk(
    UserManager<Account> accounts, PasswordQueue queue, FailureCount failures, PasswordRules rules, SessionDesk sessions, SecondFactorDesk factors,
    AuditTrail audit, TimeProvider time)
{
    /// <summary>Who calls.</summary>
    public async Task<Account> Account(ClaimsPrincipal caller) =>
        await accounts.FindByIdAsync(StaffClaims.IdOf(caller).ToString()) ?? throw new InvalidOperationException("The account is gone.");

    /// <summary>The password once more, before something that somebody at an unlocked desk must not do; wrong ones count.</summary>
    public async Task<Problem?> Confirm(Account account, string? password)
    {
        var usable = password is { Length: > 0 and <= PasswordText.Longest } && !(account.LockoutEnd > time.GetUtcNow());
        if (usable && await queue.Verify(account, password!)) return null;
        await failures.Count(account.NormalizedUserName);
        return Problem.Field("password-wrong", "password");
    }

    /// <summary>Changes the own password; the other sessions end.</summary>
    public async Task<Problem?> ChangePassword(ClaimsPrincipal caller, Account account, string? current, string next)
    {
        if (await Confirm(account, current) is { } wrong) return wrong;
        if (rules.Check(account.UserName, next) is { } broken) return Problem.Field(broken, "newPassword");
        if (await queue.Verify(account, next)) return Problem.Field("password-same", "newPassword");
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, PasswordText.Normal(next));
        account.SecurityStamp = Guid.NewGuid().ToString();
        account.MustChangePassword = false;
        audit.Add(caller, "own.password", account.UserName);
        if (!(await accounts.UpdateAsync(account)).Succeeded) throw new InvalidOperationException("The password was not stored.");
        await sessions.EndAll(account.Id, except: StaffClaims.SessionOf(caller));
        await Relax(caller, account);
        return null;
    }

    /// <summary>Records what was done with a second factor, and looks again at what must be done first.</summary>
    public async Task Changed(ClaimsPrincipal caller, Account account, string action)
    {
        await audit.Write(account.UserName!, action);
        await Relax(caller, account);
    }

    /// <summary>Looks again at what must be done first.</summary>
    public async Task Relax(ClaimsPrincipal caller, Account account) =>
        await sessions.SetLimit(account.Id, await factors.LimitOf(account, StaffClaims.AccountOf(caller).Role));
}
