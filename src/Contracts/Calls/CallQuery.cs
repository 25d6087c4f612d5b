namespace OrleansBooking.Contracts.Calls;

/// <summary>Which calls; null means any.</summary>
/// <param name="Open">True: those that are not over, the oldest first; false: those that are.</param>
/// <param name="Day">On which they began, by the city's clock.</param>
/// <param name="Reservation">Number of a reservation that came of them.</param>
[GenerateSerializer, Immutable, Alias("CallQuery")]
public sealed record CallQuery(bool? Open, DateOnly? Day = null, long? Reservation = null);
