using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.Load;

namespace OrleansBooking.Faults.History;

/// <summary>One request, as it may be sent again: same id, same body.</summary>
/// <param name="Person">Book: for whom. Change of contact: the new telephone and mail address.</param>
/// <param name="Slot">Book, move: where to.</param>
/// <param name="Number">Move, cancel: the reservation, twelve digits.</param>
/// <param name="ExpectedVersion">Sent as If-Match, or null.</param>
public sealed record Operation(
    Guid Id, OperationKind Kind, Citizen? Person, string? Procedure, SlotKey? Slot, string? Number, int? ExpectedVersion)
{
    /// <summary>For the report of a violation; holds no invented personal data either.</summary>
    public override string ToString() => $"{Kind} {Id} {Number} {Slot}";
}
