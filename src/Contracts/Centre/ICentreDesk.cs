using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Centre;

/// <summary>What leads the call centre through its day (A1, A5); a stateless worker, key 0.</summary>
[Alias("ICentreDesk")]
public interface ICentreDesk : IGrainWithIntegerKey
{
    /// <summary>The centre now; null: the ticket does not allow it.</summary>
    [Alias("Now")]
    ValueTask<CentreNow?> Now(string ticket);

    /// <summary>Who is in when, both days included.</summary>
    [Alias("Rosters")]
    ValueTask<ImmutableArray<Shift>> Rosters(string ticket, DateOnly from, DateOnly to);

    /// <summary>Replaces the shifts of a day.</summary>
    [Alias("SetRoster")]
    ValueTask<RosterOutcome> SetRoster(string ticket, DateOnly date, ImmutableArray<Shift> shifts);

    /// <summary>Those that nobody has looked at, then the ones looked at last.</summary>
    [Alias("Samples")]
    ValueTask<ImmutableArray<Sample>> Samples(string ticket);

    /// <summary>Draws calls that are over by lot, each once; so many that were there to be drawn. The same operation again draws nothing more.</summary>
    [Alias("Draw")]
    ValueTask<DrawOutcome> Draw(DrawSamples command);

    /// <summary>Says what was found; false: there is no such sample.</summary>
    [Alias("Check")]
    ValueTask<bool> Check(string ticket, Guid id, string? finding);

    /// <summary>What is not finished: what has no owner first, then by the day on which it is due.</summary>
    /// <param name="skip">So many are on the pages before.</param>
    /// <param name="limit">At most this many.</param>
    [Alias("OpenCases")]
    ValueTask<OpenCasePage> OpenCases(string ticket, int skip, int limit);

    /// <summary>Gives an owner to something of the worklist, or to the calls of a closed day; false: there is no such thing.</summary>
    [Alias("SetOwner")]
    ValueTask<bool> SetOwner(string ticket, string kind, string id, string owner);
}
