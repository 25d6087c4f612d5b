using System.Diagnostics;
using OrleansBooking.Faults.Waiting;

namespace OrleansBooking.Faults.History;

/// <summary>Keeps every invocation and every answer, from all workers, across all faults.</summary>
/// <param name="file">Where each of them is written down too, or null.</param>
public sealed class HistoryRecorder(HistoryFile? file = null)
{
    private readonly Lock _lock = new();
    private readonly List<Invocation> _invocations = [];
    private int _accepted;
    private int _inFlight;
    private int _pages;

    /// <summary>Acknowledged invocations so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Of these, those that were made on the pages.</summary>
    public int AcceptedOnPages => Volatile.Read(ref _pages);

    /// <summary>Sent and not answered at this moment.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>All so far, in the order in which they began.</summary>
    public IReadOnlyList<Invocation> All
    {
        get
        {
            lock (_lock) return [.. _invocations];
        }
    }

    public Invocation Begin(Operation operation)
    {
        var invocation = new Invocation(operation);
        lock (_lock) _invocations.Add(invocation);
        Interlocked.Increment(ref _inFlight);
        file?.Began(invocation);
        return invocation;
    }

    public void End(Invocation invocation, Answer answer)
    {
        invocation.End(answer);
        file?.Ended(invocation);
        Interlocked.Decrement(ref _inFlight);
        if (answer.Verdict != Verdict.Accepted) return;
        Interlocked.Increment(ref _accepted);
        if (invocation.Operation.Kind == OperationKind.BookOnPages) Interlocked.Increment(ref _pages);
    }

    /// <summary>What the judge is to believe: the file's, if there is one.</summary>
    public IReadOnlyList<Invocation> Testimony() => file is null ? All : file.Read();

    /// <summary>Waits until this many are acknowledged.</summary>
    public Task UntilAccepted(int count, TimeSpan limit) =>
        Patience.Until(() => Accepted >= count, limit, $"{count} acknowledged operations", Summary);

    /// <summary>Those that were sent before a moment and never got an answer that settles them.</summary>
    public int UnknownOf(long before) =>
        All.Count(invocation => invocation.Began < before && (invocation.Ended == 0 || invocation.Ended > before)
            && invocation.Answer?.Verdict is null or Verdict.Unknown);

    /// <summary>Counts by verdict and reason.</summary>
    public string Summary() => string.Join(
        ", ",
        All.GroupBy(invocation => (invocation.Answer?.Verdict, invocation.Answer?.Status, invocation.Answer?.Reason))
            .OrderByDescending(group => group.Count())
            .Select(group => $"{group.Count()} {group.Key.Verdict?.ToString() ?? "under way"} {group.Key.Status} {group.Key.Reason}".TrimEnd()));

    /// <summary>The present moment, comparable with <see cref="Invocation.Began"/>.</summary>
    public static long Moment => Stopwatch.GetTimestamp();
}
