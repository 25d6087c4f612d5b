using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Organisation;

/// <summary>Either the organisation as it is now, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("OrganisationOutcome")]
public sealed record OrganisationOutcome(OrganisationChart? Chart, Refusal? Refusal)
{
    public static implicit operator OrganisationOutcome(Refusal refusal) => new(null, refusal);
}
