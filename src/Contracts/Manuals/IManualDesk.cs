using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Manuals;

/// <summary>What operators look up while they speak (T3, T9); a stateless worker, key 0.</summary>
[Alias("IManualDesk")]
public interface IManualDesk : IGrainWithIntegerKey
{
    /// <summary>Pages with every word of the query, in any width or kana; titles first. Without a query all.</summary>
    [Alias("Search")]
    ValueTask<ImmutableArray<Manual>> Search(string ticket, string? query);

    /// <summary>A new revision; operators see it when somebody else has approved it. The same page again changes nothing.</summary>
    [Alias("Write")]
    ValueTask<ManualOutcome> Write(WriteManual command);

    /// <summary>Approves the newest revision; its writer cannot. Again by the same person changes nothing.</summary>
    /// <param name="expected">The revision that was read; null: whatever is newest.</param>
    [Alias("Approve")]
    ValueTask<ManualOutcome> Approve(string ticket, string id, int? expected);

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
    /// <param name="expected">The version that was read, 0: there is none yet; null: whatever is current.</param>
    [Alias("SetReferral")]
    ValueTask<ReferralOutcome> SetReferral(string ticket, Referral referral, int? expected);

    /// <summary>Refers nobody there any more; false: there is none, or the ticket does not allow it.</summary>
    [Alias("RemoveReferral")]
    ValueTask<bool> RemoveReferral(string ticket, string id);
}
