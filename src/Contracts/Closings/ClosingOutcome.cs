using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Closings;

/// <summary>Either what was done, or would be, or the reason why not.</summary>
[GenerateSerializer, Immutable, Alias("ClosingOutcome")]
public sealed record ClosingOutcome(DayClosing? Closing, ClosingPreview? Preview, Refusal? Refusal)
{
    public static implicit operator ClosingOutcome(Refusal refusal) => new(null, null, refusal);
}
