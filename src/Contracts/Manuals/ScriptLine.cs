namespace OrleansBooking.Contracts.Manuals;

/// <summary>What the city wants said at one step of a call (T2); placeholders are in braces.</summary>
/// <param name="Step"><c>greet</c>, <c>identify</c>, <c>offer</c>, <c>read-back</c>, <c>bring</c>, <c>agent</c>, <c>after</c> or <c>close</c>.</param>
/// <param name="Language">BCP 47 tag, or <c>ja-plain</c>.</param>
/// <param name="Review"><c>approved</c> or <c>draft</c>.</param>
[GenerateSerializer, Immutable, Alias("ScriptLine")]
public sealed record ScriptLine(string Step, string Language, string Text, string Review);
