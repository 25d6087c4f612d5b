namespace OrleansBooking.Grains.Procedures;

/// <summary>Where a procedure can be booked and is, from now on.</summary>
/// <param name="VenueName">As people call it.</param>
/// <param name="Shorter">Times that are shorter than the procedure would take.</param>
/// <param name="Booked">People who are booked for it.</param>
/// <param name="WithoutId">Of them: without a reservation ID.</param>
public sealed record OfferedAt(string VenueName, int Shorter, int Booked, int WithoutId);
