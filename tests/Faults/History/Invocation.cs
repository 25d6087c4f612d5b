using System.Diagnostics;

namespace OrleansBooking.Faults.History;

/// <summary>One sending of an operation and its answer; the answer is null while it is on its way.</summary>
public sealed class Invocation(Operation operation)
{
    public Operation Operation { get; } = operation;

    /// <summary>In the units of <see cref="Stopwatch"/>.</summary>
    public long Began { get; } = Stopwatch.GetTimestamp();

    public long Ended { get; private set; }

    public Answer? Answer { get; private set; }

    public void End(Answer answer) => (Ended, Answer) = (Stopwatch.GetTimestamp(), answer);
}
