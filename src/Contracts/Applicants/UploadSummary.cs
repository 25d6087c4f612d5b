namespace OrleansBooking.Contracts.Applicants;

/// <summary>An upload of applicants, without its lines.</summary>
/// <param name="FileDeleted">The uploaded file is gone (P7).</param>
/// <param name="IdsUntil">For issued IDs: until when they can be fetched; null: they are erased, or there are none.</param>
[GenerateSerializer, Immutable, Alias("UploadSummary")]
public sealed record UploadSummary(
    Guid Id, ImportKind Kind, string State, string StartedBy, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, long Read, long Accepted, long RejectedCount,
    bool FileDeleted, DateTimeOffset? IdsUntil);
