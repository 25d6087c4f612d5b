using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Calls;

/// <summary>The call centre's calls on record (T1, T8); a stateless worker, key 0. The seats that they keep are <see cref="IHoldDesk"/>'s.</summary>
[Alias("ICallDesk")]
public interface ICallDesk : IGrainWithIntegerKey
{
    /// <summary>A call begins; the same id again finds it.</summary>
    [Alias("Start")]
    ValueTask<CallOutcome> Start(StartCall command);

    /// <summary>One call, or null.</summary>
    [Alias("Find")]
    ValueTask<Call?> Find(string ticket, Guid id);

    /// <summary>Calls that are not over, the oldest first; all others the latest first.</summary>
    [Alias("Search")]
    ValueTask<ImmutableArray<Call>> Search(string ticket, CallQuery query);

    /// <summary>A call ends and gives its seat back, unless it was cut off. Any operator may close what another one left, but not with another note in place
    /// of theirs. The same again changes nothing.</summary>
    [Alias("Close"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<CallOutcome> Close(CloseCall command);

    /// <summary>Keeps what was noted so far, for whoever goes on with the call; only from who has it now.</summary>
    [Alias("Note")]
    ValueTask<CallOutcome> Note(string ticket, Guid callId, string? note);

    /// <summary>Another operator goes on with a call that is not over, and with the seat that it keeps.</summary>
    [Alias("TakeOver")]
    ValueTask<CallOutcome> TakeOver(string ticket, Guid callId);

    /// <summary>Puts reservations on the record of a call, as they are made or changed. The same again changes nothing.</summary>
    /// <returns>False: there is no such call, or the ticket does not allow it.</returns>
    [Alias("Link")]
    ValueTask<bool> Link(string ticket, Guid callId, ImmutableArray<long> numbers);

    /// <summary>Says whom a call is about, and hears who else has the same person on the line. The same again changes nothing.</summary>
    [Alias("Concern")]
    ValueTask<ConcernOutcome> Concern(ConcernPerson command);
}
