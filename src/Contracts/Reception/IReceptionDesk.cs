using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Reception;

/// <summary>The reception at the venues; a stateless worker, any integer key.</summary>
[Alias("IReceptionDesk")]
public interface IReceptionDesk : IGrainWithIntegerKey
{
    /// <summary>Arrived, done, not handed over, no-show, or undone.</summary>
    [Alias("Receive"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ReservationOutcome> Receive(ReceiveReservation command);

    /// <summary>Counts people without an appointment, by venue and day.</summary>
    [Alias("CountWalkIns"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<WalkInOutcome> CountWalkIns(CountWalkIns command);
}
