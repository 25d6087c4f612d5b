using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Procedures;

/// <summary>What to bring in one situation.</summary>
/// <param name="Situation"><c>self</c>, <c>child</c>, <c>agent</c>, <c>lost-notice</c>.</param>
/// <param name="Title">As citizens read it, for example 本人が来るとき.</param>
/// <param name="Intro">A sentence before the list, or null.</param>
[GenerateSerializer, Immutable, Alias("BringList")]
public sealed record BringList(string Situation, string Title, string? Intro, ImmutableArray<BringItem> Items);
