namespace OrleansBooking.Api.Reservations;

/// <summary>A family's reservations.</summary>
/// <param name="Numbers">In the order of the people, twelve digits each</param>
/// <param name="Reservations">The same with all their fields</param>
public sealed record FamilyAnswer(IReadOnlyList<string> Numbers, IReadOnlyList<ReservationAnswer> Reservations);
