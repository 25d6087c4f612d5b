namespace OrleansBooking.Contracts.Calls;

/// <summary>Who else has the same person on the line.</summary>
/// <param name="Others">The first one first</param>
public sealed record ConcernAnswer(IReadOnlyList<BusyOperator> Others);
