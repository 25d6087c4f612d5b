using System.Collections.Concurrent;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;

namespace OrleansBooking.Faults.Load;

/// <summary>Callers: they book, move, cancel, correct the contact, send again what they have an answer to, crowd a few slots, and sometimes submit for one person twice.</summary>
/// <remarks>Each choice comes from the seed; which of them win is up to the machine.</remarks>
public sealed class BookingLoad(HistoryRecorder history, IReadOnlyList<SlotKey> slots, int seed)
{
    private const int CrowdedSlots = 12;
    private const int FamousPeople = 40;
    private const int RepeatedPercent = 5;

    // The same person at the same moment for two times, which may be grains of two silos.
    private const int TwicePercent = 10;
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Absent = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, List<Answer.Content>> _booked = [];
    private int _people;
    private int _round;

    /// <summary>Index of the first person without an ID; loads of one database must not share people.</summary>
    public int FirstPerson { get; init; }

    /// <summary>Between an answer and the next request of a worker; none if nothing is said.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>People with an imported reservation ID, from index 0; 0 for none.</summary>
    public int Invited { get; init; }

    /// <summary>Sends with so many workers until told to stop; what is on its way then is still waited for.</summary>
    public async Task Run(Func<int, BookingClient> clientOf, int workers, CancellationToken stop)
    {
        var round = Interlocked.Increment(ref _round);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Work(worker, clientOf(worker), new Random(HashCode.Combine(seed, round, worker)), stop)));
    }

    private async Task Work(int worker, BookingClient client, Random random, CancellationToken stop)
    {
        await Task.Yield();
        var mine = _booked.GetOrAdd(worker, _ => []);
        Operation? settled = null;
        while (!stop.IsCancellationRequested)
        {
            var operation = settled is not null && random.Next(100) < RepeatedPercent ? settled : Next(random, mine);
            IReadOnlyList<(Operation Operation, Answer Answer)> done = operation != settled && operation.Kind == OperationKind.Book && random.Next(100) < TwicePercent
                ? await Task.WhenAll(Perform(client, operation), Perform(client, operation with { Id = Guid.NewGuid(), Slot = SlotOf(random) }))
                : [await Perform(client, operation)];
            foreach (var (sent, heard) in done)
            {
                if (heard.Verdict != Verdict.Accepted) continue;
                // After an unknown outcome its version is unknown too: left alone until the end.
                if (sent != settled && heard.Recorded is { Status: "booked" } recorded) mine.Add(recorded);
                settled = sent;
            }

            var answer = done[^1].Answer;
            // Nobody is there, or nobody has time: the next try at once would only fill the history.
            if (answer.Verdict is Verdict.Unknown or Verdict.Broken && !stop.IsCancellationRequested) await Task.Delay(answer.Status == 0 ? Absent : Busy, CancellationToken.None);
            else if (Pause > TimeSpan.Zero) await Task.Delay(Pause * (0.5 + random.NextDouble()), CancellationToken.None);
        }
    }

    private async Task<(Operation Operation, Answer Answer)> Perform(BookingClient client, Operation operation)
    {
        var invocation = history.Begin(operation);
        var answer = await client.Send(operation);
        history.End(invocation, answer);
        return (operation, answer);
    }

    private Operation Next(Random random, List<Answer.Content> mine)
    {
        var id = Guid.NewGuid();
        if (mine.Count > 0 && random.Next(100) < 30)
        {
            var at = random.Next(mine.Count);
            var reservation = mine[at];
            mine.RemoveAt(at);
            int? version = random.Next(2) == 0 ? reservation.Version : null;
            return random.Next(5) switch
            {
                0 or 1 => new Operation(id, OperationKind.Move, null, null, SlotOf(random), reservation.Number, version),
                2 or 3 => new Operation(id, OperationKind.Cancel, null, null, null, reservation.Number, version),
                _ => new Operation(id, OperationKind.ChangeContact, Citizens.Corrected(random.Next(100_000_000)), null, null, reservation.Number, version),
            };
        }

        if (Invited > 0 && random.Next(100) < 40)
            return new Operation(id, OperationKind.Book, Citizens.Invited(random.Next(Invited)), "card-pickup", SlotOf(random), null, null);

        // The famous are booked by everybody at once: one live reservation each.
        var person = FirstPerson + (random.Next(100) < 8 ? random.Next(FamousPeople) : FamousPeople + Interlocked.Increment(ref _people));
        return new Operation(id, OperationKind.Book, Citizens.Renewing(person), "certificate-renewal", SlotOf(random), null, null);
    }

    private SlotKey SlotOf(Random random) => slots[random.Next(100) < 20 ? random.Next(Math.Min(CrowdedSlots, slots.Count)) : random.Next(slots.Count)];
}
