using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Manuals;

/// <summary>What the city wants said (T2); a stateless worker, key 0.</summary>
[Alias("IScriptDesk")]
public interface IScriptDesk : IGrainWithIntegerKey
{
    /// <summary>One line a step, in the order of a call: in the caller's language, or else Japanese; approved before draft; the most particular
    /// one that fits.</summary>
    [Alias("Read")]
    ValueTask<ImmutableArray<ScriptLine>> Read(string ticket, ScriptSituation situation);

    /// <summary>Every line, in the order of a call; for those who keep them.</summary>
    /// <param name="language">Only these; null: all.</param>
    [Alias("All")]
    ValueTask<ImmutableArray<ScriptText>> All(string ticket, string? language);

    /// <summary>One line, or null.</summary>
    [Alias("Find")]
    ValueTask<ScriptText?> Find(string ticket, Guid id);

    /// <summary>Writes a text; what somebody approved before is read until somebody else has approved this. The same text again changes nothing.</summary>
    [Alias("Write")]
    ValueTask<ScriptOutcome> Write(WriteScript command);

    /// <summary>Approves the newest text; its writer cannot.</summary>
    /// <param name="expected">The revision that was read; null: whatever is newest.</param>
    [Alias("Approve")]
    ValueTask<ScriptOutcome> Approve(string ticket, Guid id, int? expected);

    /// <summary>Every text that a line has or had, the newest first; empty: there is no such line, or the ticket does not allow it.</summary>
    [Alias("Revisions")]
    ValueTask<ImmutableArray<ScriptRevision>> Revisions(string ticket, Guid id);

    /// <summary>Takes a line away; false: there is none, or the ticket does not allow it.</summary>
    [Alias("Remove")]
    ValueTask<bool> Remove(string ticket, Guid id);
}
