using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Accounts;

/// <summary>Roles and endpoints as a matrix (A1).</summary>
[Collection(ApiCollection.Name)]
public sealed class RightsTests(ApiHost host)
{
    private const string Everybody = "operator manager staff viewer administrator auditor";
    private const string Desk = "operator manager staff administrator";
    private const string Readers = "operator manager staff viewer administrator";
    private const string Watchers = "manager staff viewer administrator";
    private const string City = "staff administrator";
    private const string CallCentre = "operator manager";
    private const string CityReaders = "manager staff viewer administrator";
    private const string Audit = "administrator auditor";
    private const string Administrator = "administrator";

    // It ends the session of whoever asks: last of all, and the client is of no use afterwards.
    private const string EndsAll = "DELETE /api/v1/me/sessions";

    // Said twice on purpose, here by endpoint and in RoleRights by role: a slip in one of them is seen. Null: without sign-in.
    private static readonly Dictionary<string, string?> Allowed = new()
    {
        ["POST /api/v1/tokens"] = null,
        ["GET /api/v1/venues"] = null,
        ["GET /api/v1/procedures"] = null,
        ["GET /api/v1/venues/{venueId}/availability"] = null,
        ["GET /api/v1/me"] = Everybody,
        ["PUT /api/v1/me/password"] = Everybody,
        ["GET /api/v1/me/sessions"] = Everybody,
        ["DELETE /api/v1/me/sessions"] = Everybody,
        ["DELETE /api/v1/me/sessions/{id}"] = Everybody,
        ["GET /api/v1/me/second-factor"] = Everybody,
        ["POST /api/v1/me/authenticator"] = Everybody,
        ["PUT /api/v1/me/authenticator"] = Everybody,
        ["POST /api/v1/me/authenticator/remove"] = Everybody,
        ["POST /api/v1/me/recovery-codes"] = Everybody,
        ["POST /api/v1/me/recovery-codes/remove"] = Everybody,
        ["POST /api/v1/me/passkeys/challenge"] = Everybody,
        ["POST /api/v1/me/passkeys"] = Everybody,
        ["POST /api/v1/me/passkeys/{id}/remove"] = Everybody,
        ["GET /api/v1/accounts"] = Administrator,
        ["POST /api/v1/accounts"] = Administrator,
        ["GET /api/v1/accounts/{userName}"] = Administrator,
        ["PUT /api/v1/accounts/{userName}"] = Administrator,
        ["POST /api/v1/accounts/{userName}/lock"] = Administrator,
        ["POST /api/v1/accounts/{userName}/unlock"] = Administrator,
        ["POST /api/v1/accounts/{userName}/reset-password"] = Administrator,
        ["POST /api/v1/accounts/{userName}/reset-second-factor"] = Administrator,
        ["POST /api/v1/accounts/{userName}/trainings"] = Administrator,
        ["GET /api/v1/account-policy"] = Administrator,
        ["PUT /api/v1/account-policy"] = Administrator,
        ["GET /api/v1/maintenance"] = "manager staff viewer administrator",
        ["POST /api/v1/maintenance"] = Administrator,
        ["POST /api/v1/maintenance/{id}/cancel"] = Administrator,
        ["GET /api/v1/closings"] = "manager staff administrator",
        ["POST /api/v1/closings"] = City,
        ["GET /api/v1/closings/{id}"] = "manager staff administrator",
        ["POST /api/v1/closings/{id}/reopen"] = City,
        ["GET /api/v1/closings/{id}/calls"] = "manager staff administrator",
        ["POST /api/v1/closings/{id}/calls/{number}"] = "manager staff administrator",
        ["GET /api/v1/incidents"] = "manager staff viewer administrator auditor",
        ["POST /api/v1/incidents"] = "manager staff administrator",
        ["GET /api/v1/incidents/{id}"] = "manager staff viewer administrator auditor",
        ["PUT /api/v1/incidents/{id}"] = "manager staff administrator",
        ["POST /api/v1/incidents/{id}/close"] = "manager staff administrator",
        ["GET /api/v1/organisation"] = Everybody,
        ["GET /api/v1/organisation/revisions"] = Everybody,
        ["PUT /api/v1/organisation"] = "manager staff administrator",
        ["GET /api/v1/cases"] = "manager staff viewer administrator",
        ["POST /api/v1/cases"] = "manager staff administrator",
        ["PUT /api/v1/cases/{id}"] = "manager staff administrator",
        ["POST /api/v1/cases/{id}/finish"] = "manager staff administrator",
        ["GET /api/v1/applicants/imports"] = City,
        ["POST /api/v1/applicants/ids/look-up"] = City,
        ["POST /api/v1/applicants/ids/revoke"] = City,
        ["POST /api/v1/applicants/ids/reissue"] = City,
        ["GET /api/v1/audit"] = "administrator auditor",
        ["POST /api/v1/reservations"] = Desk,
        ["GET /api/v1/reservations"] = Readers,
        ["GET /api/v1/reservations/{number}"] = Readers,
        ["PATCH /api/v1/reservations/{number}"] = Desk,
        ["POST /api/v1/reservations/{number}/move"] = Desk,
        ["POST /api/v1/reservations/{number}/cancel"] = Desk,
        ["GET /api/v1/reservations.csv"] = City,
        ["POST /api/v1/applicants/imports"] = City,
        ["GET /api/v1/applicants/imports/{id}"] = City,
        ["POST /api/v1/applicants/issues"] = City,
        ["GET /api/v1/applicants/issues/{id}"] = City,
        ["GET /api/v1/applicants/issues/{id}.csv"] = City,
        ["POST /api/v1/venues"] = City,
        ["GET /api/v1/venues/{venueId}"] = Watchers,
        ["PUT /api/v1/venues/{venueId}"] = City,
        ["POST /api/v1/procedures"] = City,
        ["GET /api/v1/procedures/{procedureId}"] = Watchers,
        ["PUT /api/v1/procedures/{procedureId}"] = City,
        ["POST /api/v1/procedures/{procedureId}/restore"] = City,
        ["GET /api/v1/procedures/{procedureId}/changes"] = Watchers,
        ["POST /api/v1/venues/{venueId}/sessions"] = City,
        ["PUT /api/v1/venues/{venueId}/slots/{date}/{time}"] = City,
        ["POST /api/v1/venues/{venueId}/closures"] = City,
        ["GET /api/v1/venues/{venueId}/schedule"] = Watchers,
        ["GET /api/v1/changes"] = Watchers,
        ["GET /api/v1/changes/{id}"] = Watchers,
        ["POST /api/v1/changes/{id}/approve"] = City,
        ["POST /api/v1/changes/{id}/refuse"] = City,
        ["POST /api/v1/changes/{id}/undo"] = City,
        ["GET /api/v1/change-limits"] = Watchers,
        ["PUT /api/v1/change-limits"] = "administrator",
        ["GET /api/v1/worklist"] = Watchers,
        ["GET /api/v1/worklist/count"] = Watchers,
        ["PUT /api/v1/worklist/{number}"] = "manager staff administrator",
        ["POST /api/v1/reservations/{number}/arrive"] = City,
        ["POST /api/v1/reservations/{number}/done"] = City,
        ["POST /api/v1/reservations/{number}/not-handed-over"] = City,
        ["POST /api/v1/reservations/{number}/no-show"] = City,
        ["POST /api/v1/reservations/{number}/undo"] = City,
        ["POST /api/v1/venues/{venueId}/walk-ins"] = City,
        ["GET /api/v1/venues/{venueId}/today"] = CityReaders,
        ["GET /api/v1/venues/{venueId}/today/live"] = CityReaders,
        ["GET /api/v1/venues/{venueId}/months/{month}"] = CityReaders,
        ["GET /api/v1/next-free"] = CityReaders,
        ["GET /api/v1/integrity"] = CityReaders,
        ["GET /api/v1/demand"] = CityReaders,
        ["POST /api/v1/demand/looks"] = Desk,
        ["GET /api/v1/venues/{venueId}/deadline-lists/{date}"] = Readers,
        ["GET /api/v1/venues/{venueId}/deadline-lists/{date}/changes"] = Readers,
        ["GET /api/v1/deadline-lists"] = CityReaders,
        ["GET /api/v1/deadlines"] = CityReaders,
        ["PUT /api/v1/venues/{venueId}/deadline"] = City,
        ["GET /api/v1/venues/{venueId}/day-sheets/{date}"] = City,
        ["GET /api/v1/exports"] = Audit,
        ["GET /api/v1/calls"] = Readers,
        ["POST /api/v1/calls"] = CallCentre,
        ["GET /api/v1/calls/{id}"] = Readers,
        ["GET /api/v1/calls/{id}/hold"] = CallCentre,
        ["POST /api/v1/calls/{id}/close"] = CallCentre,
        ["POST /api/v1/calls/{id}/take-over"] = CallCentre,
        ["GET /api/v1/holds"] = CallCentre,
        ["POST /api/v1/holds"] = CallCentre,
        ["GET /api/v1/offers"] = CallCentre,
        ["GET /api/v1/holds/{id}"] = CallCentre,
        ["PATCH /api/v1/holds/{id}"] = CallCentre,
        ["POST /api/v1/holds/{id}/extend"] = CallCentre,
        ["POST /api/v1/holds/{id}/take-over"] = CallCentre,
        ["DELETE /api/v1/holds/{id}"] = CallCentre,
        ["POST /api/v1/reservations/family"] = CallCentre,
        ["GET /api/v1/complaints"] = Readers,
        ["POST /api/v1/complaints"] = CallCentre,
        ["GET /api/v1/complaints/{id}"] = Readers,
        ["PUT /api/v1/complaints/{id}"] = "manager staff administrator",
        ["POST /api/v1/complaints/{id}/words"] = Readers,
        ["GET /api/v1/manuals"] = Readers,
        ["PUT /api/v1/manuals/{id}"] = "manager staff administrator",
        ["POST /api/v1/manuals/{id}/approve"] = "manager staff administrator",
        ["GET /api/v1/contacts"] = Readers,
        ["PUT /api/v1/contacts/{id}"] = "manager staff administrator",
        ["DELETE /api/v1/contacts/{id}"] = "manager staff administrator",
        ["GET /api/v1/scripts"] = Readers,
        ["GET /api/v1/script-lines"] = "manager staff administrator",
        ["GET /api/v1/script-lines/{id}"] = "manager staff administrator",
        ["PUT /api/v1/script-lines/{id}"] = "manager staff administrator",
        ["POST /api/v1/script-lines/{id}/approve"] = "manager staff administrator",
        ["GET /api/v1/script-lines/{id}/revisions"] = "manager staff administrator",
        ["DELETE /api/v1/script-lines/{id}"] = "manager staff administrator",
        ["GET /api/v1/reports/monthly"] = Readers,
        ["GET /api/v1/reports/period"] = Readers,
        ["PUT /api/v1/calls/{id}/note"] = CallCentre,
        ["POST /api/v1/calls/{id}/people"] = CallCentre,
        ["POST /api/v1/lost-notices"] = CallCentre,
        ["GET /api/v1/centre/now"] = "manager administrator",
        ["GET /api/v1/rosters"] = Readers,
        ["PUT /api/v1/rosters/{date}"] = "manager administrator",
        ["GET /api/v1/samples"] = "manager administrator",
        ["POST /api/v1/samples"] = "manager administrator",
        ["PUT /api/v1/samples/{id}"] = "manager administrator",
        ["GET /api/v1/open-cases"] = Readers,
        ["PUT /api/v1/open-cases/{kind}/{id}"] = "manager staff administrator",
        ["GET /api/v1/manuals/{id}/revisions"] = "manager staff administrator",
        ["GET /api/v1/manuals/{id}/answers"] = "manager staff administrator",
        ["POST /api/v1/manuals/{id}/answers"] = Readers,
        ["GET /api/v1/manual-drafts"] = "manager staff administrator",
    };

    [Fact]
    public void Every_endpoint_names_a_right_and_is_public_only_by_the_table()
    {
        foreach (var endpoint in Endpoints())
        {
            var right = endpoint.Metadata.GetMetadata<NeededRight>();

            Assert.True(right is not null, $"{endpoint.DisplayName} names no right.");
            Assert.True(Allowed.ContainsKey(Name(endpoint)), $"{Name(endpoint)} is not in this test's table.");
            Assert.Equal(IsPublic(endpoint), RoleRights.NeedNoSignIn(right.Right));
        }
    }

    [Fact]
    public void The_table_knows_every_endpoint_and_no_other() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Endpoints().Select(Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Nobody_reaches_anything_that_needs_a_sign_in()
    {
        host.Fresh();
        foreach (var endpoint in Endpoints().Where(endpoint => !IsPublic(endpoint)))
        {
            var status = await Call(host.Anonymous, endpoint);

            Assert.True(status == HttpStatusCode.Unauthorized, $"{Name(endpoint)} for nobody: {status}");
        }
    }

    public static TheoryData<string> Roles => [.. StaffRoles.All];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_reaches_what_the_table_gives_it_and_nothing_else(string role)
    {
        host.Fresh();
        using var client = await host.As(role);
        foreach (var endpoint in Endpoints().OrderBy(endpoint => Name(endpoint) == EndsAll))
        {
            var may = Allowed[Name(endpoint)]?.Split(' ').Contains(role) ?? true;

            var status = await Call(client, endpoint);

            Assert.True(may == (status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)), $"{Name(endpoint)} for {role}: {status}");
        }

        host.ForgetSignIns();
    }

    [Theory]
    [InlineData("/api/v1/open")]
    [InlineData("api/v1/open")]
    [InlineData("/API/v1/open")]
    public async Task An_endpoint_that_names_no_right_keeps_the_api_from_starting(string pattern)
    {
        var fault = await Record.ExceptionAsync(() => host.Start(app => app.MapGet(pattern, () => "to all")));

        Assert.Contains("names no right", Assert.IsType<InvalidOperationException>(fault).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_in_the_table_is_allowed_to_nobody() =>
        Assert.All(Enum.GetValues<Right>(), right => Assert.False(RoleRights.Allow("mayor", right)));

    private IEnumerable<RouteEndpoint> Endpoints() =>
        ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal));

    private static bool IsPublic(RouteEndpoint endpoint) => Allowed[Name(endpoint)] is null;

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
