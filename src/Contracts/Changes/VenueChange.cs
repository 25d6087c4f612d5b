namespace OrleansBooking.Contracts.Changes;

/// <summary>A change of a venue with who, when and why.</summary>
/// <param name="BaseRevision">The venue's revision when it was proposed; 0: the venue was new.</param>
/// <param name="Revision">The revision that it made; null until it is applied.</param>
/// <param name="Decider">Who approved or refused it; null if nobody had to.</param>
/// <param name="Undoes">The change that it takes back.</param>
/// <param name="Effect">As of the last simulation: when it was proposed, or when it was decided.</param>
[GenerateSerializer, Immutable, Alias("VenueChange")]
public sealed record VenueChange(
    Guid Id, string Venue, VenueEdit Edit, ChangeState State, string? Reason, string Author, DateTimeOffset At, long BaseRevision, long? Revision,
    string? Decider, DateTimeOffset? DecidedAt, string? DecisionReason, Guid? Undoes, ChangeEffect Effect);
