namespace OrleansBooking.Contracts.Closings;

/// <summary>A line of the call list, as the API answers it.</summary>
/// <param name="Number">Of the reservation.</param>
/// <param name="Date"><c>2026-12-06</c>, of the closed day.</param>
/// <param name="Time"><c>09:30</c>.</param>
/// <param name="Open">Still to be called.</param>
/// <param name="CalledBy">Who called last, from this list or from the worklist.</param>
/// <param name="Reached">That call found the person.</param>
public sealed record ClosingCallAnswer(
    string Number, string VenueId, string Date, string Time, string Procedure, string? Name, string? Kana, string? Phone, bool Open,
    string? CalledBy, DateTimeOffset? CalledAt, string? Result, bool Reached)
{
    /// <summary>Shows nothing: records print their members (P1).</summary>
    public override string ToString() => nameof(ClosingCallAnswer);
}
