using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Endpoint metadata: the right that is needed.</summary>
public sealed record NeededRight(Right Right);
