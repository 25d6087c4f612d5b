namespace OrleansBooking.Web.Console.Desk;

/// <summary>A family's reservations, as the API answers them.</summary>
public sealed record FamilyBooked(IReadOnlyList<string> Numbers);
