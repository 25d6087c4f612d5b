using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Ledger;

/// <summary>What the engine tells of itself: how many, never who; and nothing at all while nobody listens.</summary>
public sealed class LedgerTelemetryTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Commands_are_counted_by_kind_channel_and_outcome()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var ids = await cluster.Issue(2);
        var counted = new ConcurrentDictionary<string, long>();
        using var listener = Listen<long>("booking.commands", (value, tags) => counted.AddOrUpdate(tags, value, (_, before) => before + value));

        var first = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[0]));
        var second = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[1]));

        Assert.Null(first.Refusal);
        Assert.Equal(RefusalKind.Full, second.Refusal!.Kind);
        Assert.Equal(
            ["book unread full 1", "book telephone accepted 1"],
            counted.Select(entry => $"{entry.Key} {entry.Value}").OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Batches_are_measured_and_active_slots_shown()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var batches = new ConcurrentQueue<int>();
        var gauges = new ConcurrentDictionary<string, int>();
        using var batch = Listen<int>("booking.ledger.batch", (value, _) => batches.Enqueue(value));
        using var active = Listen<int>("booking.slots.active", (value, _) => gauges["active"] = value);
        using var queue = Listen<int>("booking.ledger.queue", (value, _) => gauges["queue"] = value);

        await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]));
        active.RecordObservableInstruments();
        queue.RecordObservableInstruments();

        Assert.Contains(1, batches);
        Assert.True(gauges["active"] >= 1);
        Assert.Equal(0, gauges["queue"]);
    }

    [Fact]
    public async Task A_commit_links_to_the_requests_whose_commands_it_stores()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C);
        var committed = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == LedgerTraces.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                stopped.Enqueue(activity);
                if (activity.Links.Any(link => link.Context.TraceId == request.TraceId)) committed.TrySetResult(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        request.Start();
        await cluster.Services.GetRequiredService<ILedger>().Append(
            new LedgerCommand(LedgerKind.Release, Guid.NewGuid(), LedgerActor.Applicant, []) { Hold = Guid.NewGuid(), Holder = new byte[16] });
        request.Stop();
        var commit = await committed.Task.WaitAsync(Patience);

        var command = Assert.Single(stopped, activity => activity.TraceId == request.TraceId);
        Assert.Equal("ledger release", command.OperationName);
        Assert.Equal(request.SpanId, command.ParentSpanId);
        Assert.Equal("ledger commit", commit.OperationName);
        Assert.Contains(commit.Links, link => link.Context == command.Context);
        Assert.NotEqual(request.TraceId, commit.TraceId);
    }

    [Fact]
    public void Nothing_is_made_while_nobody_listens()
    {
        Assert.Null(LedgerTraces.Command(LedgerKind.Book));
        Assert.Null(LedgerTraces.Commit([]));
    }

    /// <summary>Listens to one instrument of this cluster's silo.</summary>
    private MeterListener Listen<T>(string name, Action<T, string> heard)
        where T : struct
    {
        var meters = cluster.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == name && ReferenceEquals(instrument.Meter.Scope, meters)) listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<T>((_, value, tags, _) =>
        {
            var words = new List<string>();
            foreach (var tag in tags) words.Add($"{tag.Value}");
            heard(value, string.Join(' ', words));
        });
        listener.Start();
        return listener;
    }
}
