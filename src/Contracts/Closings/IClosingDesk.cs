using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Closings;

/// <summary>Closes days at once, with mails to everybody booked and a call list of the others; a stateless worker, key 0.</summary>
[Alias("IClosingDesk")]
public interface IClosingDesk : IGrainWithIntegerKey
{
    /// <summary>Whom it would concern.</summary>
    [Alias("Preview")]
    ValueTask<ClosingOutcome> Preview(CloseDay command);

    /// <summary>Closes the day in the venues' schedules, then writes the mails and the call list. Nobody's reservation is cancelled.</summary>
    [Alias("Close")]
    ValueTask<ClosingOutcome> Close(CloseDay command);

    /// <summary>What opening the day again would do.</summary>
    [Alias("PreviewReopening")]
    ValueTask<ClosingOutcome> PreviewReopening(ReopenDay command);

    /// <summary>Opens the day again as it was planned before. Reservations stay as they are: who moved or cancelled keeps that, who is still booked has the seat again.</summary>
    [Alias("Reopen")]
    ValueTask<ClosingOutcome> Reopen(ReopenDay command);

    /// <summary>All closings, the latest first.</summary>
    [Alias("All")]
    ValueTask<ImmutableArray<DayClosing>> All(string ticket);

    /// <summary>One closing, or null.</summary>
    [Alias("Find")]
    ValueTask<DayClosing?> Find(string ticket, Guid id);

    /// <summary>The call list, in order of time.</summary>
    [Alias("Calls")]
    ValueTask<ImmutableArray<ClosingCall>> Calls(string ticket, Guid id);

    /// <summary>Somebody was called and reached, which the worklist shows too; again replaces what was noted.</summary>
    /// <returns>False if nobody of this number is on the list.</returns>
    [Alias("MarkCalled")]
    ValueTask<bool> MarkCalled(string ticket, Guid id, long number, string? result);

    /// <summary>Somebody was called and not reached: still to be called, and the worklist shows it too.</summary>
    /// <returns>False if nobody of this number is on the list.</returns>
    [Alias("MarkNotReached")]
    ValueTask<bool> MarkNotReached(string ticket, Guid id, long number, string? result);
}
