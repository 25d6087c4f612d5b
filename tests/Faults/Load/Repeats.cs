using OrleansBooking.Faults.History;

namespace OrleansBooking.Faults.Load;

/// <summary>Sends operations again: what callers do who heard nothing, or did not trust what they heard.</summary>
public static class Repeats
{
    private const int Workers = 16;

    /// <summary>Sends every unknown operation and some of the accepted ones again, and records it; returns how many of each.</summary>
    /// <param name="accepted">At most so many accepted ones, spread over the whole history.</param>
    public static async Task<(int Unknown, int Accepted)> Send(HistoryRecorder history, BookingClient client, int accepted)
    {
        var operations = history.All.Where(invocation => invocation.Operation.Kind != OperationKind.BookOnPages).GroupBy(invocation => invocation.Operation.Id).ToList();
        var known = operations.Where(sent => sent.Any(one => one.Answer?.Verdict == Verdict.Accepted)).Select(sent => sent.First().Operation).ToList();
        var open = operations
            .Where(sent => sent.All(one => one.Answer?.Verdict is null or Verdict.Unknown))
            .Select(sent => sent.First().Operation).ToList();
        var every = Math.Max(1, known.Count / accepted);
        var again = known.Where((_, index) => index % every == 0).ToList();

        await Parallel.ForEachAsync(open.Concat(again), new ParallelOptions { MaxDegreeOfParallelism = Workers }, async (operation, _) =>
        {
            var invocation = history.Begin(operation);
            history.End(invocation, await client.Send(operation));
        });
        return (open.Count, again.Count);
    }
}
