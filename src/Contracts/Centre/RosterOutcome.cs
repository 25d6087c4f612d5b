using System.Collections.Immutable;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Centre;

/// <summary>Either the shifts of the day as they are now, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("RosterOutcome")]
public sealed record RosterOutcome(ImmutableArray<Shift> Shifts, Refusal? Refusal)
{
    public static implicit operator RosterOutcome(Refusal refusal) => new([], refusal);
    public static RosterOutcome FromRefusal(Refusal refusal) => refusal;
}
