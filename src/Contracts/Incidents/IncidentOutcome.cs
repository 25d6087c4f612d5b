using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Incidents;

/// <summary>Either the incident, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("IncidentOutcome")]
public sealed record IncidentOutcome(Incident? Incident, Refusal? Refusal)
{
    public static implicit operator IncidentOutcome(Refusal refusal) => new(null, refusal);
}
