using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.City;

/// <summary>Unmet demand against the whole product (issue 4, line 5).</summary>
public sealed class DemandTests(CityHost host) : IClassFixture<CityHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static string Yesterday => TimeProvider.System.CityToday().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_figures_add_up_by_hour_venue_and_channel_and_equal_sql()
    {
        await host.Database.Execute(
            $"""
            insert into booking.demand (venue, date, hour, channel, looked, nothing_free, taken_here, taken_elsewhere) values
                ('city-centre', '{Yesterday}', 9, 'web', 10, 2, 4, 1), ('main-hall', '{Yesterday}', 9, 'web', 3, 0, 1, 0),
                ('city-centre', '{Yesterday}', 21, 'web', 5, 5, 0, 0), ('', '{Yesterday}', 9, 'telephone', 4, 1, 3, 0)
            """);
        using var viewer = await host.As(StaffRoles.Viewer);

        var all = await (await viewer.GetAsync($"/api/v1/demand?from={Yesterday}&to={Yesterday}")).Json();
        var one = await (await viewer.GetAsync($"/api/v1/demand?from={Yesterday}&to={Yesterday}&venueId=city-centre&channel=web")).Json();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/demand?from={Yesterday}&to={Yesterday}");
        request.Headers.Accept.ParseAdd("text/csv");
        var csv = Encoding.UTF8.GetString(await (await viewer.SendAsync(request)).Content.ReadAsByteArrayAsync());
        var wrong = await viewer.GetAsync($"/api/v1/demand?from={Yesterday}&to=2020-01-01&channel=pigeon");

        Assert.Equal("""{"looked":22,"nothingFree":8,"takenHere":8,"takenElsewhere":1,"unmet":13}""", all.GetProperty("total").ToString());
        Assert.Equal(["09:00 17", "21:00 5"], all.GetProperty("hours").EnumerateArray().Select(hour => $"{hour.GetProperty("hour")} {hour.GetProperty("figures").GetProperty("looked")}"));
        Assert.Equal(
            ["city-centre 10", "main-hall 2", " 1"],
            all.GetProperty("venues").EnumerateArray().Select(venue => $"{(venue.TryGetProperty("venueId", out var id) ? id.GetString() : "")} {venue.GetProperty("figures").GetProperty("unmet")}"));
        Assert.Equal(["web 12", "telephone 1"], all.GetProperty("channels").EnumerateArray().Select(channel => $"{channel.GetProperty("channel")} {channel.GetProperty("figures").GetProperty("unmet")}"));
        Assert.Equal(15, one.GetProperty("total").GetProperty("looked").GetInt64());
        Assert.Contains("city-centre,09:00,ウェブ,10,2,4,1,5", csv, StringComparison.Ordinal);
        Assert.Equal(["channel", "from"], (await wrong.Problem(422, "validation")).Fields().Order());
    }

    [Fact]
    public async Task A_callers_search_is_stored_a_kept_seat_answers_it_and_who_refuses_every_offer_found_seats()
    {
        using var telephone = await host.As(StaffRoles.Operator);
        var (date, time) = host.Slot();
        var lost = await Call(telephone);
        var served = await Call(telephone);
        var refusing = await Call(telephone);

        await telephone.GetAsync($"/api/v1/offers?procedure=card-pickup&callId={lost}&from={date}");
        await telephone.GetAsync($"/api/v1/offers?procedure=card-pickup&callId={served}&from={date}");
        var rest = await (await telephone.GetAsync($"/api/v1/offers?procedure=card-pickup&callId={refusing}&from={date}&weekdays=mon&part=am&skip=1000")).Json();
        var held = await telephone.PostAsJsonAsync("/api/v1/holds", new { venueId = "city-centre", date, time, procedure = "card-pickup", callId = served });
        var counter = await host.Administrator.PostAsJsonAsync("/api/v1/demand/looks", new { venueId = "main-hall", nothingFree = true });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NoContent), (held.StatusCode, counter.StatusCode));
        Assert.Equal(0, rest.GetArrayLength());
        // The node sends its counts each half minute.
        Assert.Equal(" telephone 3 0 1 0, main-hall staff 1 1 0 0", await Stored());
    }

    private async Task<string?> Stored()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var stored = await host.Database.Scalar<string>(
                $"""
                select string_agg(concat_ws(' ', venue, channel, looked, nothing_free, taken_here, taken_elsewhere), ', ' order by venue)
                from (select venue, channel, sum(looked) as looked, sum(nothing_free) as nothing_free, sum(taken_here) as taken_here, sum(taken_elsewhere) as taken_elsewhere
                    from booking.demand where date > '{Yesterday}' group by venue, channel) d
                """);
            if (stored is not null || patience.IsCancellationRequested) return stored;
            await timer.WaitForNextTickAsync();
        }
    }

    private static async Task<string> Call(HttpClient telephone) =>
        (await (await telephone.PostAsJsonAsync("/api/v1/calls", new { language = "ja" })).Json()).GetProperty("id").GetString()!;
}
