using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Problems;

namespace OrleansBooking.Api.Sessions;

/// <summary>Whether sessions are alive, as this process last read it. Nearly every request finds its answer in memory; one in some seconds asks the database,
/// and the others do not wait for it.</summary>
/// <remarks>An ended session is refused at once by the process that ended it, and by others within <see cref="Patience"/>. While PostgreSQL is away, what was
/// alive stays so for <see cref="StillGood"/>: nothing can be booked without it anyway.</remarks>
public sealed class SessionRegister(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>A session that is not used for so long has ended.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>A session has ended after so long, used or not.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>So long nobody asks again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>So long an answer is used while the next one is fetched.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>So long an answer is used while none can be fetched.</summary>
    public static readonly TimeSpan StillGood = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    // Use is written down no oftener than this.
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);
    private const int Limit = 10_000;

    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();

    /// <summary>The session, or null if it has ended or never was.</summary>
    public ValueTask<LiveSession?> Find(Guid id)
    {
        if (!_entries.TryGetValue(id, out var entry))
        {
            // Counting locks the whole table: only for sessions that are new here.
            if (_entries.Count > Limit) _entries.Clear();
            entry = _entries.GetOrAdd(id, static _ => new Entry());
        }

        if (entry.Last is not { } known) return new(Read(id, entry));
        var age = time.GetElapsedTime(known.At);
        // What has ended does not come back.
        if (age < Fresh || known.Session is null) return new(known.Session);
        var reading = Read(id, entry);
        return age < Patience ? new(known.Session) : new(InTime(reading, known, age));
    }

    /// <summary>A database that does not answer holds nobody up.</summary>
    private async Task<LiveSession?> InTime(Task<LiveSession?> reading, Verdict known, TimeSpan age)
    {
        try
        {
            return await reading.WaitAsync(Wait, time);
        }
        catch (TimeoutException) when (age < StillGood)
        {
            return known.Session;
        }
    }

    /// <summary>What was known is asked anew: it was changed here.</summary>
    public void Forget(IEnumerable<Guid> sessions)
    {
        foreach (var id in sessions) _entries.TryRemove(id, out _);
    }

    private Task<LiveSession?> Read(Guid id, Entry entry)
    {
        lock (entry) return entry.Reading ??= Task.Run(() => ReadOnce(id, entry));
    }

    private async Task<LiveSession?> ReadOnce(Guid id, Entry entry)
    {
        try
        {
            var session = await Ask(id);
            entry.Last = new Verdict(session, time.GetTimestamp());
            return session;
        }
        catch (Exception fault) when (Faults.IsPassing(fault) && entry.Last is { } known && time.GetElapsedTime(known.At) < StillGood)
        {
            return known.Session;
        }
        finally
        {
            lock (entry) entry.Reading = null;
        }
    }

    private async Task<LiveSession?> Ask(Guid id)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        var now = time.GetUtcNow();
        var used = now - Idle;
        var session = await database.Sessions.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id && one.EndedAt == null && one.EndsAt > now && one.LastUsedAt > used);
        if (session is null) return null;
        if (now - session.LastUsedAt >= Grain)
            await database.Sessions.Where(one => one.Id == id && one.LastUsedAt < now).ExecuteUpdateAsync(set => set.SetProperty(one => one.LastUsedAt, now));
        return new LiveSession(session.Limit);
    }

    private sealed record Verdict(LiveSession? Session, long At);

    private sealed class Entry
    {
        public volatile Verdict? Last;
        public Task<LiveSession?>? Reading;
    }
}
