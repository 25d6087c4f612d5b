using System.Net;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Venues;

/// <summary>Sessions, closed days and openings of venues (C1, C2).</summary>
[Collection(CityCollection.Name)]
public sealed class SessionTests(CityHost host) : ScheduleScene(host)
{
    [Fact]
    public async Task A_session_may_limit_its_procedures_and_says_so_when_it_is_read()
    {
        var venue = await Venue();
        const string rest = """ "from":"09:00","to":"10:00","minutes":60,"capacity":20 """;

        var made = await Send(HttpMethod.Post, $"/venues/{venue}/sessions", $$"""{"date":"{{Day(28)}}",{{rest}},"offers":[{"procedure":"card-pickup","capacity":5}]}""");
        var both = await Send(
            HttpMethod.Post, $"/venues/{venue}/sessions",
            $$"""{"date":"{{Day(29)}}",{{rest}},"procedures":["card-pickup"],"offers":[{"procedure":"card-pickup","capacity":5}]}""");
        var read = await (await Viewer.GetAsync($"/api/v1/venues/{venue}")).Json();

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(["offers"], (await both.Problem(422, "validation")).Fields());
        Assert.Equal(5, read.GetProperty("dates")[0].GetProperty("sessions")[0].GetProperty("procedures")[0].GetProperty("capacity").GetInt32());
    }

    [Fact]
    public async Task A_preview_of_a_session_shows_seats_by_day_and_changes_nothing()
    {
        var venue = await Venue();

        var preview = await Send(HttpMethod.Post, $"/venues/{venue}/sessions?preview=true", Session(Day(20), "09:00", "16:00", 60, 20));
        var saved = await Send(HttpMethod.Post, $"/venues/{venue}/sessions?preview=true", Session(Day(20), "09:00", "16:00", 60, 20));

        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        foreach (var body in new[] { await preview.Json(), await saved.Json() })
        {
            var day = Assert.Single(body.GetProperty("days").EnumerateArray());
            Assert.Equal((Day(20), 0, 140), (day.GetProperty("date").GetString(), day.GetProperty("seatsBefore").GetInt32(), day.GetProperty("seatsAfter").GetInt32()));
            Assert.Equal(0, body.GetProperty("displaced").GetArrayLength());
        }
    }

    [Fact]
    public async Task The_same_session_twice_does_not_double_seats_and_the_preview_says_so()
    {
        var venue = await Venue();
        await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(21), "09:00", "12:00", 30, 5));

        var preview = await (await Send(HttpMethod.Post, $"/venues/{venue}/sessions?preview=true", Session(Day(21), "09:00", "12:00", 30, 5))).Json();

        Assert.Equal(["duplicate-session"], Codes(preview));
        Assert.Equal((30, 30), (preview.GetProperty("days")[0].GetProperty("seatsBefore").GetInt32(), preview.GetProperty("days")[0].GetProperty("seatsAfter").GetInt32()));
        Assert.Contains("二重にはなりません", preview.GetProperty("warnings")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weekly_pattern_windows_and_closures_come_back_as_they_were_sent()
    {
        var venue = await Venue();
        var rules = $$"""
            {"window":{"firstDay":"{{Day(0)}}","lastDay":"{{Day(90)}}","opensDaysBefore":30,"opensAt":"08:30","closesDaysBefore":1,"closesAt":"17:00","closesHoursBefore":2,"webClosesHoursBefore":24,"keptUntilDaysBefore":2,"leadDays":[{"procedure":"card-pickup","days":3}] },
             "weekly":[{"days":["monday","friday"],"weeksOfMonth":[1,3],"validFrom":"{{Day(0)}}","holidays":"never","session":{"from":"09:00","to":"12:00","minutes":20,"capacity":3,"keptForTelephone":1} }],
             "closures":[{"first":"2026-12-29","last":"2027-01-03","everyYear":true,"reason":"年末年始"}]}
            """;

        var set = await Send(HttpMethod.Put, $"/venues/{venue}", rules);
        var read = await (await Viewer.GetAsync($"/api/v1/venues/{venue}")).Json();

        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal(("08:30", 2), (read.GetProperty("window").GetProperty("opensAt").GetString(), read.GetProperty("window").GetProperty("closesHoursBefore").GetInt32()));
        Assert.Equal((24, 2, 1), (read.GetProperty("window").GetProperty("webClosesHoursBefore").GetInt32(), read.GetProperty("window").GetProperty("keptUntilDaysBefore").GetInt32(), read.GetProperty("weekly")[0].GetProperty("session").GetProperty("keptForTelephone").GetInt32()));
        Assert.Equal(("never", "12:00"), (read.GetProperty("weekly")[0].GetProperty("holidays").GetString(), read.GetProperty("weekly")[0].GetProperty("session").GetProperty("to").GetString()));
        Assert.Equal("年末年始", read.GetProperty("closures")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_scheduled_opening_is_seen_as_coming()
    {
        var venue = await Venue();
        await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(24), "09:00", "10:00", 30, 2));
        await Send(HttpMethod.Put, $"/venues/{venue}", $$"""{"window":{"firstDay":"{{Day(0)}}","lastDay":"{{Day(90)}}","opensFrom":"{{Day(3)}}T08:30:00+09:00"} }""");

        var availability = await (await Host.Operator.GetAsync($"/api/v1/venues/{venue}/availability?procedure=card-pickup&month={Day(24)[..7]}")).Json();
        var refused = await Bookings.Post(Host.Operator, ("venueId", venue), ("date", Day(24)), ("time", "09:00"));

        Assert.Equal("coming", availability.GetProperty("days").EnumerateArray().Single(day => day.GetProperty("date").GetString() == Day(24)).GetProperty("state").GetString());
        Assert.Equal((HttpStatusCode)409, refused.StatusCode);
    }

    [Fact]
    public async Task A_closed_day_can_be_looked_at_made_and_taken_back()
    {
        var venue = await Venue();
        await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(25), "09:00", "10:00", 30, 2));

        var closed = await Send(HttpMethod.Post, $"/venues/{venue}/closures", $$"""{"first":"{{Day(25)}}","reason":"館内清掃"}""");
        var schedule = await (await Viewer.GetAsync($"/api/v1/venues/{venue}/schedule?month={Day(25)[..7]}")).Json();
        var undo = $"/changes/{(await closed.Json()).GetProperty("id").GetString()}/undo";
        var preview = await (await Send(HttpMethod.Post, undo + "?preview=true", "{}")).Json();
        var undone = await Send(HttpMethod.Post, undo, """{"reason":"清掃がなくなった"}""");
        var again = await (await Viewer.GetAsync($"/api/v1/venues/{venue}/schedule?month={Day(25)[..7]}")).Json();

        Assert.Equal(HttpStatusCode.Created, closed.StatusCode);
        Assert.Equal(("館内清掃", 0), (DayOf(schedule).GetProperty("closed").GetString(), DayOf(schedule).GetProperty("slots").GetArrayLength()));
        Assert.Equal((0, 4), (preview.GetProperty("days")[0].GetProperty("seatsBefore").GetInt32(), preview.GetProperty("days")[0].GetProperty("seatsAfter").GetInt32()));
        Assert.Equal(HttpStatusCode.Created, undone.StatusCode);
        Assert.Equal(2, DayOf(again).GetProperty("slots").GetArrayLength());
        JsonElement DayOf(JsonElement month) => month.GetProperty("days").EnumerateArray().Single(day => day.GetProperty("date").GetString() == Day(25));
    }

    [Theory]
    [InlineData("09:00", "10:00", 25, 2, "minutes")]
    [InlineData("10:00", "09:00", 30, 2, "to")]
    [InlineData("09:00", "10:00", 30, 10_001, "capacity")]
    [InlineData("9 Uhr", "10:00", 30, 2, "from")]
    public async Task Bad_input_is_named_by_its_field_also_in_a_preview(string from, string to, int minutes, int capacity, string field)
    {
        var body = Session(Day(26), from, to, minutes, capacity);

        Assert.Equal([field], (await (await Send(HttpMethod.Post, "/venues/main-hall/sessions", body)).Problem(422, "validation")).Fields());
        Assert.Equal([field], (await (await Send(HttpMethod.Post, "/venues/main-hall/sessions?preview=true", body)).Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task What_has_passed_can_be_previewed_with_a_warning_and_not_saved()
    {
        var body = Session(Day(-1), "09:00", "10:00", 30, 2);

        Assert.Contains("in-the-past", Codes(await (await Send(HttpMethod.Post, "/venues/main-hall/sessions?preview=true", body)).Json()));
        Assert.Equal(["date"], (await (await Send(HttpMethod.Post, "/venues/main-hall/sessions", body)).Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task The_same_key_again_gives_the_recorded_answer()
    {
        var venue = await Venue();
        var (key, body) = (Guid.NewGuid().ToString(), Session(Day(27), "09:00", "10:00", 30, 2));

        var first = await Send(HttpMethod.Post, $"/venues/{venue}/sessions", body, key: key);
        var again = await Send(HttpMethod.Post, $"/venues/{venue}/sessions", body, key: key);
        var other = await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(27), "09:00", "10:00", 30, 3), key: key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await other.Problem(422, "idempotency-mismatch");
    }
}
