namespace OrleansBooking.Contracts.LostNotices;

/// <summary>Whether what was said fits. Never what does not: whoever guesses learns nothing.</summary>
/// <param name="Number">The applicant's reservation, the live one if there is one; null: it does not fit.</param>
[GenerateSerializer, Immutable, Alias("LostNoticeMatch")]
public sealed record LostNoticeMatch(Guid Id, bool Matched, string? Number);
