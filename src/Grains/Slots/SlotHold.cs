namespace OrleansBooking.Grains.Slots;

/// <summary>A seat kept for somebody, half-open in time: it counts before <paramref name="Until"/> and no longer.</summary>
/// <param name="Holder">Keyed hash of an applicant or a call, as hex; says nothing about who it is.</param>
public sealed record SlotHold(Guid Id, string Holder, string Procedure, DateTimeOffset Until);
