namespace OrleansBooking.Contracts.Manuals;

/// <summary>For whom a line is, or who is on the line; null: every one, or not known.</summary>
/// <param name="Language">BCP 47 tag, or <c>ja-plain</c>.</param>
/// <param name="Procedure">Its id.</param>
/// <param name="Venue">Its id.</param>
/// <param name="Age"><c>adult</c> or <c>child</c>: of the card's owner.</param>
/// <param name="Visitor"><c>self</c> or <c>agent</c>: who comes to the venue.</param>
[GenerateSerializer, Immutable, Alias("ScriptSituation")]
public sealed record ScriptSituation(string Language, string? Procedure, string? Venue, string? Age, string? Visitor)
{
    public static readonly IReadOnlyList<string> Ages = ["adult", "child"];

    public static readonly IReadOnlyList<string> Visitors = ["self", "agent"];
}
