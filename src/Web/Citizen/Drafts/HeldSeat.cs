using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Web.Citizen.Drafts;

/// <summary>A seat that the silo keeps for the person.</summary>
/// <param name="Extended">Renewed once already.</param>
public sealed record HeldSeat(Guid HoldId, SlotKey Slot, string Procedure, DateTimeOffset Until, bool Extended);
