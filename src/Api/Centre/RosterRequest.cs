using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Centre;

/// <summary>Who is in on a day; replaces what stood there.</summary>
public sealed record RosterRequest([property: Required] IReadOnlyList<RosterRequest.ShiftRequest>? Shifts)
{
    /// <summary>One shift.</summary>
    /// <param name="From"><c>08:30</c></param>
    /// <param name="To"><c>13:00</c></param>
    /// <param name="StandIn">Who comes instead, if somebody must</param>
    public sealed record ShiftRequest([property: Required] string? Operator, [property: Required] string? From, [property: Required] string? To,
        string? StandIn);
}
