using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Binds endpoints to <see cref="RoleRights"/>; <see cref="RightsGate"/> guards them.</summary>
public static class RightsConventions
{
    /// <summary>Names the right that an endpoint needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeededRight(right));
}
