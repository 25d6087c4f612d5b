using Orleans.Concurrency;
using OrleansBooking.Contracts.Sites;
using OrleansBooking.Grains.Closings;
using OrleansBooking.Grains.Maintenance;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Sites;

/// <summary>Asks the tables once in two seconds, however many nodes ask.</summary>
[StatelessWorker, Reentrant]
public sealed class SiteNoticeBoard(MaintenanceStore maintenance, ClosingStore closings, TimeProvider time) : Grain, ISiteNotices
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private SiteNotices _notices = SiteNotices.None;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public async ValueTask<SiteNotices> Current()
    {
        var now = time.GetUtcNow();
        if (now < _until) return _notices;
        var notices = await StorageBoundary.Cross(async () => new SiteNotices(await maintenance.Current(), await closings.Notices()));
        (_notices, _until) = (notices, now + Fresh);
        return notices;
    }
}
