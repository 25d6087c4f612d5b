using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Calls;

/// <summary>The call centre's calls and the seats that they keep (T1, T8); a stateless worker, key 0.</summary>
/// <remarks>A hold outlives its call: a caller who was cut off finds the seat again, with any operator.</remarks>
[Alias("ICallDesk")]
public interface ICallDesk : IGrainWithIntegerKey
{
    /// <summary>A call begins; the same id again finds it.</summary>
    [Alias("Start")]
    ValueTask<CallOutcome> Start(StartCall command);

    /// <summary>One call, or null.</summary>
    [Alias("Find")]
    ValueTask<Call?> Find(string ticket, Guid id);

    /// <summary>Calls that are not over, the oldest first; or the latest that are.</summary>
    [Alias("List")]
    ValueTask<ImmutableArray<Call>> List(string ticket, bool open);

    /// <summary>A call ends; any operator may close what another one left. The same again changes nothing.</summary>
    [Alias("Close")]
    ValueTask<CallOutcome> Close(CloseCall command);

    /// <summary>Keeps what was noted so far, for whoever goes on with the call.</summary>
    [Alias("Note")]
    ValueTask<CallOutcome> Note(string ticket, Guid callId, string? note);

    /// <summary>Says whom a call is about, and hears who else has the same person on the line. The same again changes nothing.</summary>
    [Alias("Concern")]
    ValueTask<ConcernOutcome> Concern(ConcernPerson command);

    /// <summary>Keeps a seat for ten minutes.</summary>
    [Alias("Hold"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<CallHoldOutcome> Hold(TakeHold command);

    /// <summary>The hold, or null if it is over.</summary>
    [Alias("FindHold")]
    ValueTask<CallHold?> FindHold(string ticket, Guid holdId);

    /// <summary>The seat that a call keeps, or null.</summary>
    [Alias("HoldOf")]
    ValueTask<CallHold?> HoldOf(string ticket, Guid callId);

    /// <summary>Ten minutes more, once; the second time it stays as it is.</summary>
    [Alias("Extend"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<CallHoldOutcome> Extend(string ticket, Guid holdId, Guid operation);

    /// <summary>Another operator goes on with it, and with its call if that is not over.</summary>
    [Alias("TakeOver")]
    ValueTask<CallHoldOutcome> TakeOver(string ticket, Guid holdId);

    /// <summary>Times of a month of which the telephone can book more than the public sees.</summary>
    [Alias("TelephoneSeats")]
    ValueTask<ImmutableArray<TelephoneSeats>> TelephoneSeats(string ticket, string procedure, DateOnly month);

    /// <summary>Gives the seat back; one that is over already is no error.</summary>
    /// <returns>False: there never was such a hold.</returns>
    [Alias("Release"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<bool> Release(string ticket, Guid holdId);
}
