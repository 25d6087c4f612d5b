using System.Collections.Immutable;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Reservations;

/// <summary>Either the reservations of a family in the order of its people, also when repeated, or the reason why nobody was booked.</summary>
[GenerateSerializer, Immutable, Alias("FamilyOutcome")]
public sealed record FamilyOutcome(ImmutableArray<Reservation> Reservations, Refusal? Refusal)
{
    public static implicit operator FamilyOutcome(Refusal refusal) => new([], refusal);
    public static FamilyOutcome FromRefusal(Refusal refusal) => refusal;
}
