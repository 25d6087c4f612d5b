using Microsoft.AspNetCore.Routing;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.OpenApi;

[Collection(ApiCollection.Name)]
public sealed class ApiDocumentTests(ApiHost host)
{
    [Fact]
    public async Task The_description_lists_every_route_with_words_and_its_problems()
    {
        var document = await (await host.Anonymous.GetAsync("/openapi/v1.json")).Json();

        var endpoints = ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)).ToList();
        Assert.True(endpoints.Count >= 15);
        foreach (var endpoint in endpoints)
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single();
            var name = $"{method} {endpoint.RoutePattern.RawText}";
            Assert.True(document.GetProperty("paths").TryGetProperty(endpoint.RoutePattern.RawText!, out var path), $"{name} is missing.");
            var operation = path.GetProperty(method.ToLowerInvariant());
            Assert.True(operation.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 0, $"{name} has no summary.");
            var secured = operation.TryGetProperty("security", out var security) && security[0].TryGetProperty("bearer", out _);
            Assert.Equal(!RoleRights.NeedNoSignIn(endpoint.Metadata.GetMetadata<NeededRight>()!.Right), secured);
            Assert.Equal(secured, operation.GetProperty("responses").TryGetProperty("403", out _));
        }
    }

    [Fact]
    public async Task A_booking_is_described_with_fields_headers_and_answers()
    {
        var document = await (await host.Anonymous.GetAsync("/openapi/v1.json")).Json();

        var book = document.GetProperty("paths").GetProperty("/api/v1/reservations").GetProperty("post");
        var request = document.GetProperty("components").GetProperty("schemas").GetProperty("BookRequest");
        Assert.Equal(["201", "401", "403", "409", "422", "429", "503"], book.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order());
        Assert.Contains("Idempotency-Key", book.GetProperty("parameters").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["birthday", "date", "procedure", "time", "venueId"], request.GetProperty("required").EnumerateArray().Select(field => field.GetString()!).Order());
        Assert.Contains("0412", request.GetProperty("properties").GetProperty("birthday").GetProperty("description").GetString()!, StringComparison.Ordinal);
        Assert.True(document.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("bearer", out _));
    }
}
