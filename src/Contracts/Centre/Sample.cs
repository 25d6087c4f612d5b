using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Centre;

/// <summary>Something that the manager looks at afterwards: a call that was drawn by lot, or a caller without the notice letter.</summary>
/// <param name="Kind"><c>call</c> or <c>lost-notice</c>.</param>
/// <param name="Id">The call, or the comparison.</param>
/// <param name="What">What the call came to; or <c>matched</c>, <c>missed</c>.</param>
/// <param name="Facts">Which facts were compared; never what was said.</param>
/// <param name="Numbers">Reservations, twelve digits each.</param>
/// <param name="Note">What the operator noted or gave as the reason.</param>
/// <param name="Seconds">How long the call lasted; null for lost notices.</param>
[GenerateSerializer, Immutable, Alias("Sample")]
public sealed record Sample(
    string Kind, Guid Id, long CallNumber, string Operator, DateTimeOffset At, string What, ImmutableArray<string> Facts, ImmutableArray<string> Numbers,
    string? Note, int? Seconds, string? Finding, string? CheckedBy, DateTimeOffset? CheckedAt)
{
    /// <summary>Shows nothing of the note.</summary>
    public override string ToString() => $"{nameof(Sample)} {Id}";
}
