using System.Diagnostics;

namespace OrleansBooking.Faults.History;

/// <summary>One sending of an operation and its answer; the answer is null while it is on its way.</summary>
public sealed class Invocation(Operation operation, long began)
{
    public Invocation(Operation operation)
        : this(operation, Stopwatch.GetTimestamp())
    {
    }

    public Operation Operation { get; } = operation;

    /// <summary>In the units of <see cref="Stopwatch"/>.</summary>
    public long Began { get; } = began;

    public long Ended { get; private set; }

    public Answer? Answer { get; private set; }

    public void End(Answer answer) => End(answer, Stopwatch.GetTimestamp());

    public void End(Answer answer, long ended) => (Ended, Answer) = (ended, answer);
}
