namespace OrleansBooking.Api.Accounts;

/// <summary>Endpoint metadata: the action whose right is needed.</summary>
public sealed record NeededRight(ApiAction Action);
