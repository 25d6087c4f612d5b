using System.Collections.Immutable;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Calls;

/// <summary>Who else has the same person on the line, the first one first; or the reason why it is not known whom the call is about.</summary>
[GenerateSerializer, Immutable, Alias("ConcernOutcome")]
public sealed record ConcernOutcome(ImmutableArray<BusyOperator> Others, Refusal? Refusal)
{
    public static implicit operator ConcernOutcome(Refusal refusal) => new([], refusal);
    public static ConcernOutcome FromRefusal(Refusal refusal) => refusal;
}
