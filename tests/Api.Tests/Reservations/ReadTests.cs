using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Reservations;

[Collection(ApiCollection.Name)]
public sealed class ReadTests(ApiHost host)
{
    [Fact]
    public async Task A_reservation_comes_with_contact_history_and_mails()
    {
        using var client = await host.Fresh().As(StaffRoles.Operator);

        var answer = await client.GetAsync("/api/v1/reservations/123456789012");

        var body = await answer.Json();
        Assert.Equal("\"1\"", answer.Headers.ETag?.ToString());
        Assert.Equal(("123456789012", "09012345678", "1234567890123456"), (Text(body, "number"), Text(body, "phone"), Text(body, "reservationId")));
        Assert.Equal("web", Text(body.GetProperty("events")[0], "channel"));
        Assert.Equal("sent", Text(body.GetProperty("notices")[0], "state"));
    }

    [Fact]
    public async Task The_filter_reaches_the_report_as_it_was_typed()
    {
        using var client = await host.Fresh().As(StaffRoles.Staff);

        var answer = await client.GetAsync(
            "/api/v1/reservations?query=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94&date=2026-12-07&venueId=city-centre&procedure=card-pickup&status=not-handed-over&cursor=xyz&limit=7");

        var body = await answer.Json();
        Assert.Equal(
            (new ReservationQuery("１２３４", new(2026, 12, 7), new(2026, 12, 7), "city-centre", "card-pickup", ReservationStatus.NotHandedOver), "xyz", 7),
            host.Grains.Reports.LastSearch);
        Assert.Equal("abc", Text(body, "next"));
        Assert.Equal("0234567890123456", Text(body.GetProperty("items")[0], "reservationId"));
    }

    [Fact]
    public async Task The_last_page_has_no_next()
    {
        host.Fresh().Grains.Reports.Page = new ReservationPage([], null);
        using var client = await host.As(StaffRoles.Operator);

        var body = await (await client.GetAsync("/api/v1/reservations")).Json();

        Assert.False(body.TryGetProperty("next", out _));
        Assert.Equal(50, host.Grains.Reports.LastSearch!.Value.Limit);
    }

    [Theory]
    [InlineData("date=tomorrow", "date")]
    [InlineData("from=2026-12-08&to=2026-12-07", "to")]
    [InlineData("status=gone", "status")]
    [InlineData("status=NotHandedOver", "status")]
    [InlineData("descending=down", "descending")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("venueId=City%20Centre", "venueId")]
    [InlineData("query=%00", "query")]
    [InlineData("cursor=%0A", "cursor")]
    [InlineData("cursor=", "cursor")]
    public async Task A_filter_that_cannot_be_meant_is_refused(string query, string field)
    {
        using var client = await host.Fresh().As(StaffRoles.Operator);

        var problem = await (await client.GetAsync("/api/v1/reservations?" + query)).Problem(422, "validation");

        Assert.Equal([field], problem.Fields());
        Assert.Null(host.Grains.Reports.LastSearch);
    }

    private static string? Text(System.Text.Json.JsonElement body, string name) => body.GetProperty(name).GetString();
}
