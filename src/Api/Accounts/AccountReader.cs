using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Sessions;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Accounts as their administrators see them. A city has a few hundred: all are read at once.</summary>
public sealed class AccountReader(AccountsDb database, TimeProvider time)
{
    /// <summary>All, by user name.</summary>
    public Task<IReadOnlyList<AccountAnswer>> All() => Read(database.Users);

    public async Task<AccountAnswer?> Find(string userName)
    {
        var name = userName.ToUpperInvariant();
        return (await Read(database.Users.Where(one => one.NormalizedUserName == name))).SingleOrDefault();
    }

    private async Task<IReadOnlyList<AccountAnswer>> Read(IQueryable<Account> which)
    {
        var now = time.GetUtcNow();
        var used = now - SessionRegister.Idle;
        var found = await which.AsNoTracking().OrderBy(one => one.NormalizedUserName).ToListAsync();
        var ids = found.ConvertAll(one => one.Id);
        var roles = (await (
            from held in database.UserRoles
            join role in database.Roles on held.RoleId equals role.Id
            where ids.Contains(held.UserId)
            select new { held.UserId, role.Name }).ToListAsync()).ToLookup(one => one.UserId, one => one.Name!);
        var trainings = (await database.Trainings.AsNoTracking().Where(one => ids.Contains(one.UserId)).OrderByDescending(one => one.TrainedOn).ToListAsync())
            .ToLookup(one => one.UserId);
        var sessions = (await database.Sessions.AsNoTracking().Where(one => ids.Contains(one.UserId))
            .GroupBy(one => one.UserId)
            .Select(all => new
            {
                all.Key, Last = all.Max(one => one.LastUsedAt),
                Live = all.Count(one => one.EndedAt == null && one.EndsAt > now && one.LastUsedAt > used),
            }).ToListAsync()).ToDictionary(one => one.Key);
        var apps = await database.Authenticators.Where(one => one.ConfirmedAt != null).Select(one => one.UserId).ToListAsync();
        var keys = await database.UserPasskeys.Select(one => one.UserId).Distinct().ToListAsync();
        var printed = await database.RecoveryCodes.Select(one => one.UserId).Distinct().ToListAsync();
        var secured = apps.Concat(keys).Concat(printed).ToHashSet();

        return
        [
            .. from one in found
               let use = sessions.GetValueOrDefault(one.Id)
               select new AccountAnswer(
                   one.UserName!, one.DisplayName, StaffRoles.All.FirstOrDefault(roles[one.Id].Contains) ?? "", StateOf(one, trainings[one.Id].Any(), now),
                   secured.Contains(one.Id), one.MustChangePassword, one.CreatedAt, one.LockReason, one.LockoutEnd > now ? one.LockoutEnd : null,
                   use?.Last, use?.Live ?? 0,
                   [.. trainings[one.Id].Select(training =>
                       new TrainingAnswer(training.TrainedOn, training.Content, training.RecordedBy, training.RecordedAt))]),
        ];
    }

    private static string StateOf(Account account, bool isTrained, DateTimeOffset now) =>
        account.LockedAt is not null ? AccountStates.Locked
        : !isTrained ? AccountStates.Untrained
        : account.LockoutEnd > now ? AccountStates.Resting
        : AccountStates.Active;
}
