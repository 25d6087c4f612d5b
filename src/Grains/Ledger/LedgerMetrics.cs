using System.Diagnostics;
using System.Diagnostics.Metrics;
using OrleansBooking.Grains.Slots;

namespace OrleansBooking.Grains.Ledger;

/// <summary>Figures of the ledger and its slots, meter <c>OrleansBooking.Ledger</c>.</summary>
public sealed class LedgerMetrics
{
    public const string MeterName = "OrleansBooking.Ledger";

    private readonly Histogram<int> _batches;
    private readonly Histogram<double> _commits;

    public LedgerMetrics(IMeterFactory meters, LedgerQueue queue, ActiveSlots active)
    {
        var meter = meters.Create(MeterName);
        _batches = meter.CreateHistogram(
            "booking.ledger.batch", "{command}", "Commands that share a commit.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });
        _commits = meter.CreateHistogram(
            "booking.ledger.commit", "s", "How long a batch takes from the connection to its commit.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        meter.CreateObservableGauge("booking.ledger.queue", () => queue.Length, "{command}", "Commands that wait for a batch.");
        meter.CreateObservableGauge("booking.ledger.closed", () => queue.IsClosed ? 1 : 0, null, "1 while commands are refused because PostgreSQL cannot commit.");
        meter.CreateObservableGauge("booking.slots.active", () => active.Count, "{slot}", "Slots that are in memory on this silo.");
    }

    /// <summary>A batch was committed.</summary>
    /// <param name="since">When it was sent, by <see cref="Stopwatch.GetTimestamp"/>.</param>
    public void Committed(int commands, long since)
    {
        _batches.Record(commands);
        _commits.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
    }
}
