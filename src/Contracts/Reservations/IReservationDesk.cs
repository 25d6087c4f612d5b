using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Reservations;

/// <summary>Looks reservations up and changes what concerns no seat; a stateless worker, any integer key.</summary>
[Alias("IReservationDesk")]
public interface IReservationDesk : IGrainWithIntegerKey
{
    /// <summary>A reservation by number: any for a staff ticket, only the own for a citizen's ticket. Null: no such, or not the caller's.</summary>
    [Alias("Find"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ReservationDetails?> Find(long number, string ticket);

    /// <summary>Changes contact fields (W5). Null fields of the command stay, empty texts erase.</summary>
    [Alias("ChangeContact"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ReservationOutcome> ChangeContact(ChangeContact command);
}
