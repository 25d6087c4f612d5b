using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Closings;

/// <summary>A day to be closed at once.</summary>
/// <param name="Venues">Ids; absent or empty: all venues</param>
/// <param name="Reason">At most 100 characters, for the calendar, the mails and the banner</param>
public sealed record ClosingRequest([property: Required] string? Date, IReadOnlyList<string>? Venues, [property: Required] string? Reason);
