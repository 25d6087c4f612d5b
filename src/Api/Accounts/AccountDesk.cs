using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>What administrators do with accounts; each change is in the audit trail, and ends the sessions that it concerns.</summary>
public sealed class AccountDesk(
    UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles, AccountsDb database, AccountReader reader, SessionDesk sessions, SecondFactorDesk factors,
    AuditTrail audit, TimeProvider time)
{
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 20;

    /// <summary>Makes an account that still needs a training record. The same operation again gives it another first password: nobody has used the one before.</summary>
    public async Task<(AccountAnswer? Made, Problem? Problem)> Make(ClaimsPrincipal caller, Guid operation, string userName, string name, string role)
    {
        var known = await accounts.FindByNameAsync(userName);
        if (known is not null && (known.Id != operation || !known.MustChangePassword)) return (null, Problem.Field("user-name-taken", "userName"));
        var password = FirstPassword();
        if (known is not null) return (await WithPassword(known, password), null);

        await using var change = await database.Database.BeginTransactionAsync();
        var account = new Account
        {
            Id = operation, UserName = userName, DisplayName = name, CreatedAt = time.GetUtcNow(), MustChangePassword = true, LockoutEnabled = true,
        };
        Check(await accounts.CreateAsync(account, password));
        await GiveRole(account, role);
        audit.Add(caller, "account.make", userName, detail: role);
        await database.SaveChangesAsync();
        await change.CommitAsync();
        return ((await reader.Find(userName))! with { InitialPassword = password }, null);
    }

    /// <summary>Changes whose it is, and its role; a new role ends its sessions.</summary>
    public async Task<Problem?> Change(ClaimsPrincipal caller, Account account, string name, string role)
    {
        var held = await accounts.GetRolesAsync(account);
        var isNew = !held.SequenceEqual([role]);
        if (isNew && IsOwn(caller, account)) return Problem.Field("own-role", "role");
        await using var change = await database.Database.BeginTransactionAsync();
        account.DisplayName = name;
        Check(await accounts.UpdateAsync(account));
        if (isNew)
        {
            Check(await accounts.RemoveFromRolesAsync(account, held));
            await GiveRole(account, role);
        }

        audit.Add(caller, "account.change", account.UserName, detail: isNew ? $"{string.Join(' ', held)} -> {role}" : null);
        await database.SaveChangesAsync();
        await change.CommitAsync();
        if (isNew) await sessions.EndAll(account.Id);
        return null;
    }

    public async Task<Problem?> Lock(ClaimsPrincipal caller, Account account, string reason)
    {
        if (IsOwn(caller, account)) return Problem.Field("own-lock", "reason");
        account.LockedAt ??= time.GetUtcNow();
        account.LockReason = reason;
        audit.Add(caller, "account.lock", account.UserName, reason);
        await Store(account);
        await sessions.EndAll(account.Id);
        return null;
    }

    /// <summary>Takes away an administrator's lock, and the rest after wrong attempts.</summary>
    public Task Unlock(ClaimsPrincipal caller, Account account)
    {
        (account.LockedAt, account.LockReason, account.LockoutEnd, account.AccessFailedCount) = (null, null, null, 0);
        audit.Add(caller, "account.unlock", account.UserName);
        return Store(account);
    }

    /// <summary>Gives it a first password again, to be changed at the next sign-in; its sessions end.</summary>
    public async Task<AccountAnswer> ResetPassword(ClaimsPrincipal caller, Account account)
    {
        audit.Add(caller, "account.reset-password", account.UserName);
        var answer = await WithPassword(account, FirstPassword());
        await sessions.EndAll(account.Id);
        return answer;
    }

    /// <summary>Takes all second factors away: the telephone is lost. Its sessions end.</summary>
    public async Task ResetSecondFactor(ClaimsPrincipal caller, Account account, string reason)
    {
        audit.Add(caller, "account.reset-second-factor", account.UserName, reason);
        await database.SaveChangesAsync();
        await factors.RemoveAll(account.Id);
        await sessions.EndAll(account.Id);
    }

    /// <summary>Records a training (P6); nobody records the own one.</summary>
    public async Task<Problem?> Train(ClaimsPrincipal caller, Guid operation, Account account, DateOnly trainedOn, string content)
    {
        if (IsOwn(caller, account)) return Problem.Field("own-training", "content");
        if (await database.Trainings.AnyAsync(one => one.Id == operation)) return null;
        var by = StaffClaims.AccountOf(caller).UserName;
        database.Trainings.Add(new Training
        {
            Id = operation, UserId = account.Id, TrainedOn = trainedOn, Content = content, RecordedBy = by, RecordedAt = time.GetUtcNow(),
        });
        audit.Add(caller, "account.train", account.UserName, detail: trainedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await database.SaveChangesAsync();
        return null;
    }

    /// <summary>Sets which roles work only with a second factor; it holds from the next sign-in.</summary>
    public async Task SetPolicy(ClaimsPrincipal caller, IReadOnlyCollection<string> demanded)
    {
        var known = await database.RolePolicies.ToDictionaryAsync(one => one.Role);
        foreach (var role in StaffRoles.All)
        {
            if (known.TryGetValue(role, out var policy)) policy.SecondFactor = demanded.Contains(role);
            else database.RolePolicies.Add(new RolePolicy { Role = role, SecondFactor = demanded.Contains(role) });
        }

        audit.Add(caller, "account.policy", detail: string.Join(' ', demanded));
        await database.SaveChangesAsync();
    }

    private static bool IsOwn(ClaimsPrincipal caller, Account account) => StaffClaims.IdOf(caller) == account.Id;

    private static string FirstPassword() => RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);

    private async Task<AccountAnswer> WithPassword(Account account, string password)
    {
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString();
        account.MustChangePassword = true;
        await Store(account);
        return (await reader.Find(account.UserName!))! with { InitialPassword = password };
    }

    // The account comes tracked from the manager; the audit line goes into the same save.
    private async Task Store(Account account) => Check(await accounts.UpdateAsync(account));

    private async Task GiveRole(Account account, string role)
    {
        if (!await roles.RoleExistsAsync(role)) Check(await roles.CreateAsync(new IdentityRole<Guid>(role)));
        Check(await accounts.AddToRoleAsync(account, role));
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException("The account was not stored: " + string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}
