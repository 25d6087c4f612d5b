using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Api.Availability;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.Tests.Hosting;

namespace OrleansBooking.Api.Tests.Availability;

[Collection(ApiCollection.Name)]
public sealed class AvailabilityTests(ApiHost host)
{
    [Fact]
    public async Task A_month_is_answered_as_the_contract_says_and_needs_no_sign_in()
    {
        var answer = await Get("months-1");

        var body = await answer.Json();
        var days = body.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(["venueId", "procedure", "month", "asOf", "days"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("months-1", "card-pickup", "2026-12"), (Text(body, "venueId"), Text(body, "procedure"), Text(body, "month")));
        Assert.Equal(31, days.Count);
        Assert.Equal("""{"date":"2026-12-06","state":"closed","reason":"休み","slots":[]}""", days[5].GetRawText());
        Assert.Equal("""{"time":"09:00","minutes":30,"capacity":4,"free":1}""", days[6].GetProperty("slots")[0].GetRawText());
    }

    [Fact]
    public async Task Who_has_the_figures_already_hears_304()
    {
        var first = await Get("months-2");

        var again = await Get("months-2", etag: first.Headers.ETag);
        var other = await Get("months-2", etag: new EntityTagHeaderValue("\"older\""));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.True(first.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task An_address_that_was_answered_is_answered_at_once_while_it_is_fresh_and_no_other_is()
    {
        var months = host.Fresh().App.Services.GetRequiredService<AvailabilityEndpoint>();
        RenderedAnswer? atOnce = null;
        var body = "";

        // Fresh for 200 ms, which a slow machine may take for the look itself.
        for (var i = 0; i < 50 && atOnce is null; i++)
        {
            body = await (await Get("months-fresh")).Content.ReadAsStringAsync();
            atOnce = months.AtOnce(Request(Path("months-fresh")));
        }

        Assert.Equal(body, atOnce?.ToString());
        Assert.Null(months.AtOnce(Request(Path("months-other"))));
    }

    private static HttpRequest Request(string address)
    {
        var parts = address.Split('?');
        return new DefaultHttpContext { Request = { Path = parts[0], QueryString = new QueryString("?" + parts[1]) } }.Request;
    }

    [Fact]
    public async Task Many_readers_share_one_look_at_the_calendar()
    {
        host.Fresh();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => host.Anonymous.GetAsync(Path("months-3"))));

        // One each 200 ms at most; a hundred answers take less than a second.
        Assert.InRange(host.Grains.Calendar.Asked, 1, 5);
    }

    [Theory]
    [InlineData("?month=2026-12", "procedure")]
    [InlineData("?procedure=card-pickup", "month")]
    [InlineData("?procedure=card-pickup&month=12", "month")]
    [InlineData("?procedure=card-pickup&month=2026-13", "month")]
    [InlineData("?procedure=card-pickup&month=1999-01", "month")]
    [InlineData("?procedure=card-pickup&month=9999-12", "month")]
    [InlineData("?procedure=Card+Pickup&month=2026-12", "procedure")]
    public async Task A_month_that_cannot_be_meant_is_refused_without_asking(string query, string field)
    {
        host.Fresh();

        var problem = await (await host.Anonymous.GetAsync("/api/v1/venues/city-centre/availability" + query)).Problem(422, "validation");

        Assert.Equal([field], problem.Fields());
        Assert.Equal(0, host.Grains.Calendar.Asked);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("City%20Centre")]
    [InlineData("..%2Fvenues")]
    public async Task An_unknown_venue_is_not_found(string venue)
    {
        host.Fresh().Grains.Calendar.Free = (_, _) => null;

        await (await host.Anonymous.GetAsync(Path(venue))).Problem(404, "not-found");
    }

    [Fact]
    public async Task A_procedure_that_the_venue_does_not_offer_is_named()
    {
        host.Fresh().Grains.Calendar.Free = (_, procedure) => procedure == "unknown" ? null : (_, _) => 1;

        var answer = await host.Anonymous.GetAsync("/api/v1/venues/city-centre/availability?procedure=unknown&month=2026-12");

        Assert.Equal(["procedure"], (await answer.Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task Venues_and_procedures_are_lists_that_everybody_may_read()
    {
        host.Fresh();

        var venues = await host.Anonymous.GetAsync("/api/v1/venues");
        var procedures = await (await host.Anonymous.GetAsync("/api/v1/procedures")).Json();

        var venue = (await venues.Json())[0];
        Assert.Equal(("city-centre", "中央店", "card-pickup"), (Text(venue, "id"), Text(venue, "name"), venue.GetProperty("procedures")[0].GetString()));
        Assert.Equal("交付通知書", Text(procedures[0].GetProperty("bring")[0].GetProperty("items")[0], "name"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/venues");
        request.Headers.IfNoneMatch.Add(venues.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Anonymous.SendAsync(request)).StatusCode);
    }

    private static string Path(string venue) => $"/api/v1/venues/{venue}/availability?procedure=card-pickup&month=2026-12";

    private async Task<HttpResponseMessage> Get(string venue, EntityTagHeaderValue? etag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path(venue));
        if (etag is not null) request.Headers.IfNoneMatch.Add(etag);
        return await host.Fresh().Anonymous.SendAsync(request);
    }

    private static string? Text(System.Text.Json.JsonElement body, string name) => body.GetProperty(name).GetString();
}
