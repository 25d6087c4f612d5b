using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Tickets;

namespace OrleansBooking.Api.Tests.Accounts;

/// <summary>Roles and endpoints as a matrix (A1).</summary>
[Collection(ApiCollection.Name)]
public sealed class RightsTests(ApiHost host)
{
    private static readonly string[] Public =
        ["POST /api/v1/tokens", "GET /api/v1/venues", "GET /api/v1/procedures", "GET /api/v1/venues/{venueId}/availability"];

    private static readonly string[] AdministratorsOnly =
    [
        "GET /api/v1/reservations.csv", "POST /api/v1/applicants/imports", "GET /api/v1/applicants/imports/{id}",
        "POST /api/v1/applicants/issues", "GET /api/v1/applicants/issues/{id}", "GET /api/v1/applicants/issues/{id}.csv",
    ];

    [Fact]
    public void Every_endpoint_names_a_right_and_has_a_guard_or_is_public_by_the_table()
    {
        foreach (var endpoint in Endpoints())
        {
            var right = endpoint.Metadata.GetMetadata<NeededRight>();

            Assert.True(right is not null, $"{endpoint.DisplayName} names no right.");
            Assert.Equal(Public.Contains(Name(endpoint)), endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);
            Assert.Equal(!Public.Contains(Name(endpoint)), endpoint.Metadata.GetOrderedMetadata<AuthorizationPolicy>().Count > 0);
        }
    }

    [Fact]
    public async Task Each_role_reaches_what_the_table_gives_it_and_nothing_else()
    {
        host.Fresh();
        using var byOperator = await host.As(StaffRoles.Operator);
        using var byAdministrator = await host.As(StaffRoles.Administrator);
        Assert.True(Endpoints().Count() >= 15);
        foreach (var endpoint in Endpoints())
        {
            var name = Name(endpoint);

            var anonymous = await Call(host.Anonymous, endpoint);
            var asOperator = await Call(byOperator, endpoint);
            var asAdministrator = await Call(byAdministrator, endpoint);

            Assert.True(Public.Contains(name) || anonymous == HttpStatusCode.Unauthorized, $"{name} for nobody: {anonymous}");
            Assert.True(AdministratorsOnly.Contains(name) == (asOperator == HttpStatusCode.Forbidden), $"{name} for operators: {asOperator}");
            Assert.True(asAdministrator is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized), $"{name} for administrators: {asAdministrator}");
        }
    }

    [Fact]
    public async Task An_endpoint_that_names_no_right_keeps_the_api_from_starting()
    {
        var fault = await Record.ExceptionAsync(() => host.Start(app =>
        {
            var group = app.MapGroup("/api/v1");
            group.GuardByRights();
            group.MapGet("/open", () => "to all");
        }));

        Assert.Contains("names no right", Assert.IsType<InvalidOperationException>(fault).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_in_the_table_is_allowed_to_nobody() =>
        Assert.All(Enum.GetValues<ApiAction>(), action => Assert.False(Rights.Allow("auditor", action)));

    private IEnumerable<RouteEndpoint> Endpoints() =>
        ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal));

    private static string Method(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single();

    private static string Name(RouteEndpoint endpoint) => $"{Method(endpoint)} {endpoint.RoutePattern.RawText}";

    private static async Task<HttpStatusCode> Call(HttpClient client, RouteEndpoint endpoint)
    {
        var path = string.Concat(endpoint.RoutePattern.PathSegments.Select(segment => "/" + string.Concat(segment.Parts.Select(part =>
            part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart ? "123456789012"
            : ((dynamic)part).Content))));
        using var request = new HttpRequestMessage(new HttpMethod(Method(endpoint)), path);
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts)
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, accepts.ContentTypes[0]);
        return (await client.SendAsync(request)).StatusCode;
    }
}
