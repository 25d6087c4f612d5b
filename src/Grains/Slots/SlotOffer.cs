namespace OrleansBooking.Grains.Slots;

/// <summary>One procedure in a slot.</summary>
/// <param name="ClosesAt">Booking is possible until here, excluded.</param>
/// <param name="Limit">At most so many seats for this procedure; null: no limit of its own.</param>
public sealed record SlotOffer(DateTimeOffset ClosesAt, int? Limit);
