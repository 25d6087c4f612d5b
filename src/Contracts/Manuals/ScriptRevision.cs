namespace OrleansBooking.Contracts.Manuals;

/// <summary>A text that a line of the script has, or had.</summary>
/// <param name="ApprovedBy">Null: nobody has approved it.</param>
[GenerateSerializer, Immutable, Alias("ScriptRevision")]
public sealed record ScriptRevision(int Revision, string Text, string WrittenBy, DateTimeOffset WrittenAt, string? ApprovedBy, DateTimeOffset? ApprovedAt);
