using System.Collections.Immutable;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>The lists that the city gets by a deadline (M2); a stateless worker, any integer key. Null: the ticket does not allow it.</summary>
[Alias("IDeadlineDesk")]
public interface IDeadlineDesk : IGrainWithIntegerKey
{
    /// <summary>The list of a day; frozen now if its deadline has passed and nobody did it yet.</summary>
    [Alias("List"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<DeadlineOutcome> List(string ticket, string venue, DateOnly date);

    /// <summary>The list, and what changed since.</summary>
    [Alias("Changes"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<DeadlineOutcome> Changes(string ticket, string venue, DateOnly date);

    /// <summary>Days with sessions from a day on, two weeks long.</summary>
    [Alias("Days"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ImmutableArray<ListedDay>?> Days(string ticket, DateOnly from);

    /// <summary>Every venue's deadline.</summary>
    [Alias("Deadlines"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ImmutableArray<ListDeadline>?> Deadlines(string ticket);

    [Alias("SetDeadline"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<ListDeadlineOutcome> SetDeadline(SetListDeadline command);
}
