using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Reception;

/// <summary>Either how many came that day so far, as this operation left it, or the reason why nothing was counted.</summary>
[GenerateSerializer, Immutable, Alias("WalkInOutcome")]
public sealed record WalkInOutcome(int? Total, Refusal? Refusal);
