using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Manuals;

/// <summary>Either the line, or the reason why nothing changed.</summary>
[GenerateSerializer, Immutable, Alias("ScriptOutcome")]
public sealed record ScriptOutcome(ScriptText? Text, Refusal? Refusal)
{
    public static implicit operator ScriptOutcome(Refusal refusal) => new(null, refusal);
    public static ScriptOutcome FromRefusal(Refusal refusal) => refusal;
}
