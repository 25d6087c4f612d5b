using Microsoft.AspNetCore.Authorization;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Accounts;

/// <summary>Binds endpoints to <see cref="RoleRights"/>.</summary>
public static class RightsConventions
{
    /// <summary>Names the right that an endpoint needs.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Right right) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeededRight(right));

    /// <summary>Guards every endpoint of a group by the right that it names. An endpoint without one stops the start: it fails closed.</summary>
    public static void GuardByRights(this RouteGroupBuilder group)
    {
        var policies = Enum.GetValues<Right>().Where(right => !RoleRights.NeedNoSignIn(right)).ToDictionary(right => right, PolicyFor);
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            var needed = endpoint.Metadata.OfType<NeededRight>().LastOrDefault()
                ?? throw new InvalidOperationException($"The endpoint {endpoint.DisplayName} names no right.");
            if (RoleRights.NeedNoSignIn(needed.Right))
            {
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
                return;
            }

            endpoint.Metadata.Add(new AuthorizeAttribute());
            endpoint.Metadata.Add(policies[needed.Right]);
        });
    }

    /// <summary>Who may do this, as a policy.</summary>
    public static AuthorizationPolicy PolicyFor(Right right)
    {
        var policy = new AuthorizationPolicyBuilder(StaffSchemes.Any)
            .RequireAuthenticatedUser()
            .RequireRole(RoleRights.RolesFor(right))
            .AddRequirements(new AntiforgeryForCookies());
        // Who must first choose a password or set up a second factor can do just that.
        if (right != Right.KeepOwnAccount) policy.RequireAssertion(context => !context.User.HasClaim(claim => claim.Type == StaffClaims.Limit));
        return policy.Build();
    }
}
