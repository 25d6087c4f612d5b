using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Manuals;

/// <summary>What operators look up while they speak (T2, T3, T9); a stateless worker, key 0.</summary>
[Alias("IManualDesk")]
public interface IManualDesk : IGrainWithIntegerKey
{
    /// <summary>Pages with every word of the query, in any width or kana; titles first. Without a query all.</summary>
    [Alias("Search")]
    ValueTask<ImmutableArray<Manual>> Search(string ticket, string? query);

    /// <summary>A new revision; operators see it when somebody else has approved it.</summary>
    /// <param name="id">Of an existing page, or of a new one.</param>
    [Alias("Write")]
    ValueTask<ManualOutcome> Write(string ticket, string id, string kind, string title, string body);

    /// <summary>Approves the newest revision; its writer cannot.</summary>
    [Alias("Approve")]
    ValueTask<ManualOutcome> Approve(string ticket, string id);

    /// <summary>Every revision of a page, the newest first, approved or not; for its writers.</summary>
    [Alias("Revisions")]
    ValueTask<ImmutableArray<Manual>> Revisions(string ticket, string id);

    /// <summary>Revisions that wait for somebody's approval, the oldest first.</summary>
    [Alias("Drafts")]
    ValueTask<ImmutableArray<Manual>> Drafts(string ticket);

    /// <summary>Whether what operators see of a page was right; the same operation again changes nothing.</summary>
    [Alias("Say")]
    ValueTask<ManualOutcome> Say(string ticket, Guid operation, string id, bool wasRight, string? note);

    /// <summary>What was said of a page, the latest first.</summary>
    [Alias("Answers")]
    ValueTask<ImmutableArray<ManualAnswer>> Answers(string ticket, string id);

    /// <summary>Whom to refer callers to, by the words of the query.</summary>
    [Alias("Referrals")]
    ValueTask<ImmutableArray<Referral>> Referrals(string ticket, string? query);

    /// <summary>Adds or changes whom to refer callers to.</summary>
    [Alias("SetReferral")]
    ValueTask<bool> SetReferral(string ticket, Referral referral);

    /// <summary>What to say in one language, in the order of a call; where it is missing, the Japanese line.</summary>
    [Alias("Script")]
    ValueTask<ImmutableArray<ScriptLine>> Script(string ticket, string language, string? procedure);
}
