using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Closings;

/// <summary>Either what was done, or would be, or the reason why not.</summary>
[GenerateSerializer, Immutable, Alias("ClosingOutcome")]
public sealed record ClosingOutcome(DayClosing? Closing, ClosingPreview? Preview, Refusal? Refusal)
{
    /// <summary>What opening the day again would do.</summary>
    [Id(0)] public ReopeningPreview? Reopening { get; init; }

    public static implicit operator ClosingOutcome(Refusal refusal) => new(null, null, refusal);
}
