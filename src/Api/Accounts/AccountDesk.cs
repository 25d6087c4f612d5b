using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Audit;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Contracts.Accounts;

namespace OrleansBooking.Api.Accounts;

/// <summary>What administrators do with accounts; each change is in the audit trail, and ends the sessions that it concerns.</summary>
public sealed class AccountDesk(
    UserManager<Account> accounts, AccountMaker maker, AccountsDb database, AccountReader reader, SessionDesk sessions, SecondFactorDesk factors,
    FirstPassword passwords, AuditTrail audit, TimeProvider time)
{
    /// <summary>The account of this name, to be changed; null: there is none.</summary>
    public async Task<Account?> Find(string userName) => UserNameText.IsUsable(userName) ? await accounts.FindByNameAsync(userName) : null;

    /// <summary>Makes an account that still needs a training record.
    /// The same operation again gives it another first password: nobody has used the one before.</summary>
    public async Task<(AccountAnswer? Made, Problem? Problem)> Make(ClaimsPrincipal caller, Guid operation, string userName, string name, string role)
    {
        if (await accounts.FindByNameAsync(userName) is { } known) return await Again(known, operation);
        await using (var change = await database.Database.BeginTransactionAsync())
        {
            if (await maker.Make(operation, userName, name, role) is { } password)
            {
                audit.Add(caller, "account.make", userName, detail: role);
                await database.SaveChangesAsync();
                await change.CommitAsync();
                return ((await reader.Find(userName))! with { InitialPassword = password }, null);
            }
        }

        // Two at once with this name, or this operation under another name.
        database.ChangeTracker.Clear();
        return await accounts.FindByNameAsync(userName) is { } quicker
            ? await Again(quicker, operation)
            : (null, new Problem(Slugs.IdempotencyMismatch, StatusCodes.Status422UnprocessableEntity));
    }

    /// <summary>Changes whose it is, and its role; a new role ends its sessions.</summary>
    public async Task<Problem?> Change(ClaimsPrincipal caller, Account account, string name, string role)
    {
        var held = await accounts.GetRolesAsync(account);
        var isNew = !held.SequenceEqual([role]);
        if (isNew && IsOwn(caller, account)) return Problem.Field("own-role", "role");
        await using var change = await database.Database.BeginTransactionAsync();
        account.DisplayName = name;
        (await accounts.UpdateAsync(account)).Require();
        if (isNew)
        {
            (await accounts.RemoveFromRolesAsync(account, held)).Require();
            (await accounts.AddToRoleAsync(account, role)).Require();
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
        var answer = await WithFirstPassword(account);
        await sessions.EndAll(account.Id);
        return answer;
    }

    /// <summary>Takes all second factors away, or none: the telephone is lost. Its sessions end.</summary>
    public async Task ResetSecondFactor(ClaimsPrincipal caller, Account account, string reason)
    {
        await using (var change = await database.Database.BeginTransactionAsync())
        {
            audit.Add(caller, "account.reset-second-factor", account.UserName, reason);
            await database.SaveChangesAsync();
            await factors.RemoveAll(account.Id);
            await change.CommitAsync();
        }

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

    private static bool IsOwn(ClaimsPrincipal caller, Account account) => StaffClaims.IdOf(caller) == account.Id;

    private async Task<(AccountAnswer? Made, Problem? Problem)> Again(Account known, Guid operation) =>
        known.Id == operation && known.MustChangePassword ? (await WithFirstPassword(known), null) : (null, Problem.Field("user-name-taken", "userName"));

    private async Task<AccountAnswer> WithFirstPassword(Account account)
    {
        var password = passwords.Draw(account.UserName!);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString();
        account.MustChangePassword = true;
        await Store(account);
        return (await reader.Find(account.UserName!))! with { InitialPassword = password };
    }

    // The account comes tracked from the manager; the audit line goes into the same save.
    private async Task Store(Account account) => (await accounts.UpdateAsync(account)).Require();
}
