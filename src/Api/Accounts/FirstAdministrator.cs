using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Audit;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>The account that a new city begins with; its owner makes all others.</summary>
public sealed class FirstAdministrator(AccountMaker maker, AccountPolicyDesk policy, AccountsDb database, AuditTrail audit, TimeProvider time)
{
    /// <summary>Who did it, in the trail and on the training record: nobody was signed in.</summary>
    public const string Actor = "--first-administrator";

    private const string Content = "最初の管理者（導入の作業で作成）。受けた研修は、別の管理者が記録します";
    private const long Lock = 0x66697273745F61;

    /// <summary>From the first day whoever can take personal data out, or make accounts, needs a second factor.</summary>
    public static IReadOnlyList<string> Demanding { get; } =
        [.. StaffRoles.All.Where(role => RoleRights.Allow(role, Right.ManageAccounts) || RoleRights.Allow(role, Right.ExportReservations))];

    /// <summary>Makes it if there is no administrator, locked or not.</summary>
    /// <returns>The first password, said once; or why there is none.</returns>
    public async Task<(string? Password, string? Refusal)> Make(string userName)
    {
        if (!UserNameText.IsUsable(userName))
            return (null, $"A user name has {UserNameText.Shortest} to {UserNameText.Longest} characters out of {UserNameText.Letters}");
        await using var change = await database.Database.BeginTransactionAsync();
        // Of two at once, one makes it.
        await database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})");
        if (await Known() is { } known) return (null, $"There is an administrator already: {known}. Accounts are made at /staff/accounts.");
        var id = Guid.NewGuid();
        if (await maker.Make(id, userName, userName, StaffRoles.Administrator) is not { } password)
            return (null, $"The account {userName} exists, and is no administrator. Choose another name.");

        database.Trainings.Add(new Training
        {
            Id = Guid.NewGuid(), UserId = id, TrainedOn = time.CityToday(), Content = Content, RecordedBy = Actor, RecordedAt = time.GetUtcNow(),
        });
        audit.Add(Actor, "account.make", userName, detail: StaffRoles.Administrator);
        if (!await database.RolePolicies.AnyAsync()) await policy.Set(Actor, Demanding);
        await database.SaveChangesAsync();
        await change.CommitAsync();
        return (password, null);
    }

    private Task<string?> Known() => (
        from held in database.UserRoles
        join role in database.Roles on held.RoleId equals role.Id
        join account in database.Users on held.UserId equals account.Id
        where role.Name == StaffRoles.Administrator
        orderby account.UserName
        select account.UserName).FirstOrDefaultAsync();
}
