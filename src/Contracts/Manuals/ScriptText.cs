namespace OrleansBooking.Contracts.Manuals;

/// <summary>A line of the script for those who keep it: its newest text, and what is read meanwhile.</summary>
/// <param name="Step">One of <see cref="ScriptSteps"/>.</param>
/// <param name="ApprovedBy">Null: nobody has approved this text yet.</param>
/// <param name="Spoken">What operators read as long as the newest text waits; null: the newest itself.</param>
[GenerateSerializer, Immutable, Alias("ScriptText")]
public sealed record ScriptText(
    Guid Id, string Step, ScriptSituation For, int Revision, string Text, string WrittenBy, DateTimeOffset WrittenAt,
    string? ApprovedBy, DateTimeOffset? ApprovedAt, string? Spoken) : IReviewedText;
