using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tokens;

/// <summary>Checks user names and passwords. Unknown name, wrong password and locked account do the same work and take the same time.</summary>
public sealed class SignInDesk(
    UserManager<Account> accounts, AccountsDb database, IOptions<IdentityOptions> options, PasswordQueue queue, TimeProvider time)
{
    /// <summary>A refusal is never heard earlier than this.</summary>
    public static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(300);

    private const int Longest = 256;

    /// <summary>The account and its role, or null.</summary>
    public async Task<(Account Account, string Role)?> Check(string userName, string password)
    {
        var started = time.GetTimestamp();
        // A text that no account can have must not reach the database, and is a wrong sign-in like any other.
        var usable = userName.Length <= Longest && password.Length <= Longest && !TypedText.HasForbidden(userName);
        var name = accounts.NormalizeName(usable ? userName : "");
        var account = await database.Users.AsNoTracking().SingleOrDefaultAsync(one => one.NormalizedUserName == name);

        var right = await queue.Verify(account, usable ? password : "");
        if (right && account is not null && !(account.LockoutEnd > time.GetUtcNow()) && await RoleOf(account) is { } role)
        {
            if (account.AccessFailedCount > 0) await Forgive(account.Id);
            return (account, role);
        }

        await CountFailure(name);
        var rest = RefusalTime - time.GetElapsedTime(started);
        // A delay is cut to whole milliseconds: a part of one more.
        if (rest > TimeSpan.Zero) await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds) + 1), time);
        return null;
    }

    private async Task<string?> RoleOf(Account account)
    {
        var held = await accounts.GetRolesAsync(account);
        return StaffRoles.All.FirstOrDefault(held.Contains);
    }

    private Task<int> Forgive(Guid id) =>
        database.Users.Where(one => one.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AccessFailedCount, 0).SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null));

    // One statement, so that attempts in parallel all count; it runs for unknown names too.
    private Task<int> CountFailure(string? name)
    {
        var now = time.GetUtcNow();
        var limit = options.Value.Lockout.MaxFailedAccessAttempts;
        DateTimeOffset? lockEnd = now + options.Value.Lockout.DefaultLockoutTimeSpan;
        return database.Users
            .Where(one => one.NormalizedUserName == name && (one.LockoutEnd == null || one.LockoutEnd <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(one => one.LockoutEnd, one => one.AccessFailedCount + 1 >= limit ? lockEnd : null)
                .SetProperty(one => one.AccessFailedCount, one => one.AccessFailedCount + 1 >= limit ? 0 : one.AccessFailedCount + 1));
    }
}
