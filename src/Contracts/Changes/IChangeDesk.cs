using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Changes;

/// <summary>Reads changes, schedules and the worklist; a stateless worker, key 0. A null answer: the ticket does not allow it.</summary>
[Alias("IChangeDesk")]
public interface IChangeDesk : IGrainWithIntegerKey
{
    /// <summary>Changes, latest first.</summary>
    /// <param name="venue">Only this venue's.</param>
    /// <param name="state">Only those.</param>
    /// <param name="afterRevision">Only those that made a later revision.</param>
    /// <param name="before">Only those that come after this change in the order: the next page.</param>
    /// <param name="most">1 to 200.</param>
    [Alias("Changes"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ImmutableArray<VenueChange>?> Changes(string ticket, string? venue, ChangeState? state, long? afterRevision, Guid? before = null, int most = 200);

    /// <summary>One change; null if there is none.</summary>
    [Alias("Find"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<VenueChange?> Find(string ticket, Guid change);

    /// <summary>The days of a span with their slots as they stand, what was removed but is still booked included.</summary>
    [Alias("Schedule"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ImmutableArray<ScheduleDay>?> Schedule(string ticket, string venue, DateOnly first, DateOnly last);

    /// <summary>Everybody whose seat was taken away.</summary>
    [Alias("Worklist"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<Worklist?> Worklist(string ticket);

    /// <summary>How many people of the worklist still have no seat.</summary>
    [Alias("Waiting"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<int?> Waiting(string ticket);

    /// <summary>How many changes wait for a second person.</summary>
    [Alias("Pending"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<int?> Pending(string ticket);

    /// <summary>Records that somebody of the worklist was contacted, or could not be.</summary>
    [Alias("Note"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<Refusal?> Note(NoteContact command);

    [Alias("Limits"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ChangeLimits?> Limits(string ticket);

    /// <summary>Sets the limits; administrators only.</summary>
    [Alias("SetLimits"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<Refusal?> SetLimits(string ticket, ChangeLimits limits);
}
