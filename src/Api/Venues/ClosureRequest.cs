using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Venues;

/// <summary>Days to close.</summary>
/// <param name="First"><c>2026-12-06</c></param>
/// <param name="Last">The last closed day; otherwise the first</param>
/// <param name="Reason">Citizens read it in the calendar</param>
public sealed record ClosureRequest([property: Required] string? First, string? Last, [property: Required] string? Reason);
