using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Binds endpoints to <see cref="RoleRights"/>; <see cref="RightsGate"/> guards them.</summary>
public static class RightsConventions
{
    /// <summary>Names the right that an endpoint needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeededRight(right));

    /// <summary>An endpoint of the group that names no right stops the start: it fails closed.</summary>
    public static void GuardByRights(this RouteGroupBuilder group) =>
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (!endpoint.Metadata.OfType<NeededRight>().Any()) throw new InvalidOperationException($"The endpoint {endpoint.DisplayName} names no right.");
        });
}
