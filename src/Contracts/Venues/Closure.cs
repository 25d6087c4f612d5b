namespace OrleansBooking.Contracts.Venues;

/// <summary>Days without sessions, first to last, both included.</summary>
/// <param name="EveryYear">The same days of every year, also across New Year (12/29 to 1/3).</param>
/// <param name="Reason">In the city's words, shown in the calendar.</param>
[GenerateSerializer, Immutable, Alias("Closure")]
public sealed record Closure(DateOnly First, DateOnly Last, bool EveryYear, string Reason);
