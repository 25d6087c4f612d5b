using OrleansBooking.Contracts.Sites;

namespace OrleansBooking.Web.Citizen.Notices;

/// <summary>What the pages tell everybody, as this process last heard it: some seconds old, and older only while nobody answers. A public node has no
/// database; it asks a grain.</summary>
public sealed partial class SiteNoticeReader(IGrainFactory grains, TimeProvider time, ILogger<SiteNoticeReader> log)
{
    /// <summary>So long nobody asks again, also after a question without an answer: pages must not wait one after another.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan StillGood = TimeSpan.FromMinutes(15);

    private Entry _entry = new(SiteNotices.None, DateTimeOffset.MinValue, DateTimeOffset.MinValue);
    private int _asking;

    /// <summary>Never fails: without an answer there is nothing to tell.</summary>
    public async ValueTask<SiteNotices> Read()
    {
        var entry = Volatile.Read(ref _entry);
        // One asks; the others go on with what is known.
        if (time.GetUtcNow() - entry.AskedAt < Fresh || Interlocked.CompareExchange(ref _asking, 1, 0) == 1) return entry.Notices;
        try
        {
            return await Ask(entry);
        }
        finally
        {
            Volatile.Write(ref _asking, 0);
        }
    }

    private async Task<SiteNotices> Ask(Entry known)
    {
        try
        {
            var notices = await grains.GetGrain<ISiteNotices>(0).Current();
            var now = time.GetUtcNow();
            Volatile.Write(ref _entry, new Entry(notices, now, now));
            return notices;
        }
        catch (Exception fault)
        {
            Away(fault.GetType().Name);
            var now = time.GetUtcNow();
            var kept = now - known.HeardAt < StillGood ? known.Notices : SiteNotices.None;
            Volatile.Write(ref _entry, new Entry(kept, known.HeardAt, now));
            return kept;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What to tell everybody is not known ({Fault}).")]
    private partial void Away(string fault);

    private sealed record Entry(SiteNotices Notices, DateTimeOffset HeardAt, DateTimeOffset AskedAt);
}
