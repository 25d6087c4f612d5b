using System.Diagnostics;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Load;

namespace OrleansBooking.Faults.Silos;

/// <summary>One caller for each of many slots, asking without pause: says when each of them was served again after a moment.</summary>
public sealed class SlotProbes(HistoryRecorder history, IReadOnlyList<SlotKey> slots, Func<BookingClient> client)
{
    /// <summary>How many slots a test asks.</summary>
    public const int Probed = 48;

    private const int FirstPerson = 50_000_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Nobody twice, whatever database tests share.
    private static int _people = FirstPerson;

    private readonly long[] _served = new long[slots.Count];

    /// <summary>Asks until told to stop; what is on its way then is still waited for.</summary>
    public Task Run(CancellationToken stop) => Task.WhenAll(slots.Select((slot, index) => Probe(index, slot, stop)));

    /// <summary>True once every slot has answered a request that began after a moment.</summary>
    public bool AllServedSince(long moment) => Array.TrueForAll(_served, served => Volatile.Read(ref served) > moment);

    /// <summary>How long after the moment the last slot answered a request that was sent after it.</summary>
    public TimeSpan LongestSince(long moment) => history.All
        .Where(sent => sent.Began > moment && sent.Answer is { Verdict: Verdict.Accepted or Verdict.Refused })
        .GroupBy(sent => sent.Operation.Slot)
        .Max(answered => Stopwatch.GetElapsedTime(moment, answered.Min(sent => sent.Ended)));

    // A full slot is served as well: its grain says so.
    private async Task Probe(int index, SlotKey slot, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var operation = new Operation(
                Guid.NewGuid(), OperationKind.Book, Citizens.Renewing(Interlocked.Increment(ref _people)), "certificate-renewal", slot, null, null);
            var invocation = history.Begin(operation);
            var answer = await client().Send(operation);
            history.End(invocation, answer);
            if (answer.Verdict is Verdict.Accepted or Verdict.Refused) Volatile.Write(ref _served[index], invocation.Began);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
