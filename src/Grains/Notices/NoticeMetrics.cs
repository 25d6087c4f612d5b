using System.Diagnostics.Metrics;

namespace OrleansBooking.Grains.Notices;

/// <summary>Figures of the mails, meter <c>OrleansBooking.Notices</c>; no personal data.</summary>
public sealed class NoticeMetrics
{
    public const string MeterName = "OrleansBooking.Notices";

    private readonly Counter<long> _sent;
    private readonly Counter<long> _failed;
    private readonly TimeProvider _time;
    private long _pending;
    private long _oldestTicks;

    public NoticeMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(MeterName);
        _sent = meter.CreateCounter<long>("booking.notices.sent", "{mail}", "Mails that the server took over, by kind.");
        _failed = meter.CreateCounter<long>("booking.notices.failed", "{attempt}", "Attempts that failed, by whose fault it was.");
        meter.CreateObservableGauge("booking.notices.pending", () => Interlocked.Read(ref _pending), "{mail}", "Notices that wait, of all silos.");
        meter.CreateObservableGauge("booking.notices.oldest", OldestAge, "s", "How long the oldest pending notice has waited.");
    }

    public void Sent(NoticeKind kind) => _sent.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    public void Failed(DeliveryFaultKind kind) => _failed.Add(1, new KeyValuePair<string, object?>("fault", kind.ToString()));

    /// <summary>What waits, as last counted.</summary>
    public void Waiting(long pending, DateTimeOffset? oldest)
    {
        Interlocked.Exchange(ref _pending, pending);
        Interlocked.Exchange(ref _oldestTicks, oldest?.UtcTicks ?? 0);
    }

    private double OldestAge()
    {
        var ticks = Interlocked.Read(ref _oldestTicks);
        return ticks == 0 ? 0 : Math.Max(0, TimeSpan.FromTicks(_time.GetUtcNow().UtcTicks - ticks).TotalSeconds);
    }
}
