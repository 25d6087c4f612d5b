using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Calls;

/// <summary>The seats that calls keep (T1); a stateless worker, key 0.</summary>
/// <remarks>A hold outlives its call if that was cut off: the caller finds the seat again, with any operator.</remarks>
[Alias("IHoldDesk")]
public interface IHoldDesk : IGrainWithIntegerKey
{
    /// <summary>Keeps a seat, or several, for ten minutes.</summary>
    [Alias("Take"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<CallHoldOutcome> Take(TakeHold command);

    /// <summary>The hold, or null if it is over.</summary>
    [Alias("Find")]
    ValueTask<CallHold?> Find(string ticket, Guid holdId);

    /// <summary>The seat that a call keeps, or null.</summary>
    [Alias("OfCall")]
    ValueTask<CallHold?> OfCall(string ticket, Guid callId);

    /// <summary>Seats that are still kept for callers who were cut off, the latest first.</summary>
    [Alias("Dropped")]
    ValueTask<ImmutableArray<CallHold>> Dropped(string ticket);

    /// <summary>Ten minutes more, once; the second time it stays as it is.</summary>
    [Alias("Extend"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<CallHoldOutcome> Extend(string ticket, Guid holdId, Guid operation);

    /// <summary>More or fewer people come: so many seats at the same time, kept as long as before; refused as full, it stays as it was.</summary>
    [Alias("Resize"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<CallHoldOutcome> Resize(string ticket, Guid holdId, int seats, Guid operation);

    /// <summary>Another operator goes on with it.</summary>
    /// <param name="into">The call that keeps it from now on, in place of its own seat; null: its own call goes along, if that is not over.</param>
    [Alias("TakeOver"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<CallHoldOutcome> TakeOver(string ticket, Guid holdId, Guid? into);

    /// <summary>Gives the seat back; one that is over already is no error.</summary>
    /// <returns>False: there never was such a hold.</returns>
    [Alias("Release"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<bool> Release(string ticket, Guid holdId);

    /// <summary>Times of a month of which the telephone can book more than the public sees.</summary>
    [Alias("TelephoneSeats")]
    ValueTask<ImmutableArray<TelephoneSeats>> TelephoneSeats(string ticket, string procedure, DateOnly month);
}
