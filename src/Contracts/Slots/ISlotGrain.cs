using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Slots;

/// <summary>The seats of one venue, day and time; key <see cref="SlotKey"/>. Decides every hold, booking, change and cancellation for them.</summary>
/// <remarks>Every method is idempotent by its operation id. A refusal changed nothing. A fault or a time-out leaves the outcome
/// unknown: repeat the same command (<c>EdgeCalls</c>). Answers come only after the ledger has committed (design rule 5).</remarks>
[Alias("ISlotGrain")]
public interface ISlotGrain : IGrainWithStringKey
{
    /// <summary>Keeps a seat for ten minutes for an identified applicant or an operator's call; a holder's earlier hold elsewhere is given up.</summary>
    [Alias("Hold"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<HoldOutcome> Hold(HoldSeat command);

    /// <summary>Gives a hold back; a hold that is gone already is no error.</summary>
    [Alias("Release")]
    ValueTask Release(ReleaseHold command);

    /// <summary>Books a seat (W2, T1, C7).</summary>
    [Alias("Book"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ReservationOutcome> Book(BookSeat command);

    /// <summary>Books seats for several people of one family: all or none. Each can be changed alone later.</summary>
    [Alias("BookFamily"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<FamilyOutcome> BookFamily(BookFamily command);

    /// <summary>Moves a reservation here from its present slot, which may be at another venue (W5): never both, never neither.</summary>
    [Alias("MoveIn"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ReservationOutcome> MoveIn(MoveSeat command);

    /// <summary>Cancels a reservation of this slot and frees its seat (W5).</summary>
    [Alias("Cancel"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ReservationOutcome> Cancel(CancelSeat command);
}
