using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrleansBooking.Api.Accounts;

namespace OrleansBooking.Api.Tokens;

/// <summary>Counts wrong passwords and codes of accounts; too many lock one for a while.</summary>
public sealed class FailureCount(AccountsDb database, IOptions<IdentityOptions> options, TimeProvider time)
{
    // One statement, so that attempts in parallel all count; it runs for unknown names too.
    public Task<int> Count(string? normalizedName)
    {
        var now = time.GetUtcNow();
        var limit = options.Value.Lockout.MaxFailedAccessAttempts;
        DateTimeOffset? lockEnd = now + options.Value.Lockout.DefaultLockoutTimeSpan;
        return database.Users
            .Where(one => one.NormalizedUserName == normalizedName && (one.LockoutEnd == null || one.LockoutEnd <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(one => one.LockoutEnd, one => one.AccessFailedCount + 1 >= limit ? lockEnd : null)
                .SetProperty(one => one.AccessFailedCount, one => one.AccessFailedCount + 1 >= limit ? 0 : one.AccessFailedCount + 1));
    }

    public Task<int> Forgive(Guid account) =>
        database.Users.Where(one => one.Id == account)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AccessFailedCount, 0).SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null));
}
