namespace OrleansBooking.Grains.Slots;

/// <summary>Seats kept for somebody, half-open in time: they count before <paramref name="Until"/> and no longer.</summary>
/// <param name="Holder">Keyed hash of an applicant or a call, as hex; says nothing about who it is.</param>
/// <param name="Seats">More than one for a family.</param>
public sealed record SlotHold(Guid Id, string Holder, string Procedure, DateTimeOffset Until, int Seats = 1);
