using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Calls;

/// <summary>A seat to be kept for a caller, or one for each of a family.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="Time"><c>09:30</c>, the city's clock</param>
/// <param name="CallId">The call that keeps it; a call keeps seats at one time only</param>
/// <param name="Seats">How many people come, 1 (if left out) to 8</param>
public sealed record HoldRequest(
    [property: Required] string? VenueId, [property: Required] string? Date, [property: Required] string? Time, [property: Required] string? Procedure,
    [property: Required] string? CallId, int? Seats);
