using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;

namespace OrleansBooking.Api.Accounts;

/// <summary>A browser sends cookies along unasked: with a cookie, changes need the antiforgery header too. Bearer tokens need nothing more.</summary>
public sealed class AntiforgeryForCookies : IAuthorizationRequirement
{
    /// <summary>Checks the header.</summary>
    public sealed class Handler(IAntiforgery antiforgery) : AuthorizationHandler<AntiforgeryForCookies>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AntiforgeryForCookies requirement)
        {
            if (context.User.Identities.All(identity => identity.AuthenticationType == StaffSchemes.Bearer)
                || (context.Resource is HttpContext http && (IsSafe(http.Request.Method) || await antiforgery.IsRequestValidAsync(http))))
                context.Succeed(requirement);
        }

        private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
    }
}
