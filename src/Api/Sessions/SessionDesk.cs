using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Fields;

namespace OrleansBooking.Api.Sessions;

/// <summary>Begins and ends sessions.</summary>
public sealed class SessionDesk(AccountsDb database, SessionRegister register, TimeProvider time)
{
    private const int ClientLimit = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>A new session; old ones of the account that ended long ago are forgotten.</summary>
    public async Task<Guid> Begin(Guid account, string client, string? limit)
    {
        var now = time.GetUtcNow();
        var readable = new string([.. client.Where(letter => !char.IsControl(letter)).Take(ClientLimit)]);
        var session = new Session
        {
            Id = Guid.NewGuid(), UserId = account, Client = TypedText.HasForbidden(readable) ? "" : readable,
            CreatedAt = now, LastUsedAt = now, EndsAt = now + SessionRegister.Absolute, Limit = limit,
        };
        database.Sessions.Add(session);
        await database.SaveChangesAsync();
        var old = now - Kept;
        await database.Sessions.Where(one => one.UserId == account && one.EndsAt < old).ExecuteDeleteAsync();
        return session.Id;
    }

    /// <summary>The live ones, the last used first.</summary>
    public async Task<IReadOnlyList<Session>> Live(Guid account)
    {
        var now = time.GetUtcNow();
        var used = now - SessionRegister.Idle;
        return await database.Sessions.AsNoTracking()
            .Where(one => one.UserId == account && one.EndedAt == null && one.EndsAt > now && one.LastUsedAt > used)
            .OrderByDescending(one => one.LastUsedAt).ThenBy(one => one.Id).ToListAsync();
    }

    /// <summary>Ends one session of the account; false if it has none of this id that is alive.</summary>
    public Task<bool> End(Guid account, Guid session) => EndWhere(account, one => one.Id == session);

    /// <summary>Ends all sessions of the account, or all but one.</summary>
    public Task EndAll(Guid account, Guid? except = null) => EndWhere(account, one => one.Id != except);

    /// <summary>What had to be done first is done.</summary>
    public async Task SetLimit(Guid account, string? limit)
    {
        var ids = await database.Sessions.Where(one => one.UserId == account && one.EndedAt == null).Select(one => one.Id).ToListAsync();
        await database.Sessions.Where(one => ids.Contains(one.Id)).ExecuteUpdateAsync(set => set.SetProperty(one => one.Limit, limit));
        register.Forget(ids);
    }

    private async Task<bool> EndWhere(Guid account, System.Linq.Expressions.Expression<Func<Session, bool>> which)
    {
        var now = time.GetUtcNow();
        var own = database.Sessions.Where(one => one.UserId == account && one.EndedAt == null).Where(which);
        var ids = await own.Select(one => one.Id).ToListAsync();
        await database.Sessions.Where(one => ids.Contains(one.Id) && one.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.EndedAt, now));
        register.Forget(ids);
        return ids.Count > 0;
    }
}
