using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Venues;

/// <summary>The seats of one time.</summary>
/// <param name="Capacity">0 to 10,000; 0 removes the time</param>
/// <param name="Reason">Why, for the record</param>
public sealed record SlotRequest([property: Required] int? Capacity, [property: Required] string? Reason);
