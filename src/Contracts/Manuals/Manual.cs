namespace OrleansBooking.Contracts.Manuals;

/// <summary>A page of the manual, or a question with its answer, as somebody approved it last (T9).</summary>
/// <param name="Kind"><c>manual</c> or <c>question</c>.</param>
/// <param name="Body">Markdown.</param>
/// <param name="ApprovedBy">Null: nobody has yet; only its writers see it.</param>
[GenerateSerializer, Immutable, Alias("Manual")]
public sealed record Manual(
    string Id, string Kind, string Title, string Body, int Revision, string WrittenBy, DateTimeOffset WrittenAt, string? ApprovedBy, DateTimeOffset? ApprovedAt)
    : IReviewedText;
