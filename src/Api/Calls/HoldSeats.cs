using System.ComponentModel.DataAnnotations;

namespace OrleansBooking.Api.Calls;

/// <summary>More or fewer people come than were thought.</summary>
/// <param name="Seats">How many, 1 to 8</param>
public sealed record HoldSeats([property: Required] int? Seats);
