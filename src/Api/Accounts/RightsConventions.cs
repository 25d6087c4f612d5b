using Microsoft.AspNetCore.Authorization;

namespace OrleansBooking.Api.Accounts;

/// <summary>Binds endpoints to <see cref="Rights"/>.</summary>
public static class RightsConventions
{
    /// <summary>Names the action of an endpoint.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, ApiAction action) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new NeededRight(action));

    /// <summary>Guards every endpoint of a group by the action that it names. An endpoint without one stops the start: it fails closed.</summary>
    public static void GuardByRights(this RouteGroupBuilder group)
    {
        var policies = Enum.GetValues<ApiAction>().Where(action => !Rights.NeedNoSignIn(action)).ToDictionary(action => action, PolicyFor);
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            var needed = endpoint.Metadata.OfType<NeededRight>().LastOrDefault()
                ?? throw new InvalidOperationException($"The endpoint {endpoint.DisplayName} names no right.");
            if (Rights.NeedNoSignIn(needed.Action))
            {
                endpoint.Metadata.Add(new AllowAnonymousAttribute());
                return;
            }

            endpoint.Metadata.Add(new AuthorizeAttribute());
            endpoint.Metadata.Add(policies[needed.Action]);
        });
    }

    /// <summary>Who may do this, as a policy.</summary>
    public static AuthorizationPolicy PolicyFor(ApiAction action) =>
        new AuthorizationPolicyBuilder(StaffSchemes.Any)
            .RequireAuthenticatedUser()
            .RequireRole(Rights.RolesFor(action))
            .AddRequirements(new AntiforgeryForCookies())
            .Build();
}
