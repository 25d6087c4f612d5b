using System.Net;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Venues;

/// <summary>What a change needs: a second person, the newest revision, a history (C3).</summary>
[Collection(CityCollection.Name)]
public sealed class ChangeControlTests(CityHost host) : ScheduleScene(host)
{
    [Fact]
    public async Task A_slip_of_ten_times_is_named_and_needs_another_person_who_is_not_the_author()
    {
        var venue = await Venue();
        await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(22), "09:00", "12:00", 30, 4));
        var body = """{"capacity":40,"reason":"増やす"}""";

        var preview = await (await Send(HttpMethod.Put, $"/venues/{venue}/slots/{Day(22)}/09:00?preview=true", body)).Json();
        var pending = await Send(HttpMethod.Put, $"/venues/{venue}/slots/{Day(22)}/09:00", body);
        var change = await pending.Json();
        var path = $"/changes/{change.GetProperty("id").GetString()}";
        var own = await Send(HttpMethod.Post, path + "/approve", "{}");
        var approved = await Send(HttpMethod.Post, path + "/approve", """{"reason":"確かめた"}""", Host.Administrator);
        var late = await Send(HttpMethod.Post, path + "/refuse", """{"reason":"だめ"}""", await Host.As("staff"));

        Assert.Equal(["ten-times-usual", "above-limit"], Codes(preview));
        Assert.True(preview.GetProperty("needsApproval").GetBoolean());
        Assert.Equal((HttpStatusCode.Accepted, "pending"), (pending.StatusCode, change.GetProperty("state").GetString()));
        Assert.Contains("別の職員", (await own.Problem(403, "forbidden")).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "applied"), (approved.StatusCode, (await approved.Json()).GetProperty("state").GetString()));
        await late.Problem(409, "already-decided");
    }

    [Fact]
    public async Task A_cut_below_what_is_booked_drops_nobody_and_fills_the_worklist()
    {
        var venue = await Venue();
        await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(23), "10:00", "11:00", 60, 4));
        var numbers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            var (id, birthday) = Host.Applicant();
            numbers.Add((await (await Bookings.Post(Host.Operator, ("venueId", venue), ("date", Day(23)), ("time", "10:00"), ("reservationId", id), ("birthday", birthday))).Json()).GetProperty("number").GetString()!);
        }

        var preview = await (await Send(HttpMethod.Put, $"/venues/{venue}/slots/{Day(23)}/10:00?preview=true", """{"capacity":1,"reason":"空調"}""")).Json();
        var cut = await Send(HttpMethod.Put, $"/venues/{venue}/slots/{Day(23)}/10:00", """{"capacity":1,"reason":"空調"}""");
        var worklist = await (await Viewer.GetAsync("/api/v1/worklist")).Json();
        var called = await Send(HttpMethod.Put, $"/worklist/{numbers[3]}", """{"state":"contacted","note":"折り返し待ち"}""");
        await Send(HttpMethod.Post, $"/reservations/{numbers[3]}/cancel", """{"reason":"希望"}""");
        var after = await (await Viewer.GetAsync("/api/v1/worklist")).Json();
        var kept = await (await Host.Operator.GetAsync($"/api/v1/reservations/{numbers[2]}")).Json();

        Assert.Equal(numbers.Skip(1).Reverse(), preview.GetProperty("displaced").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal(HttpStatusCode.OK, cut.StatusCode);
        Assert.Equal(numbers.Skip(1).Order(), Numbers(worklist, "items", venue));
        Assert.Equal(HttpStatusCode.NoContent, called.StatusCode);
        Assert.Equal(numbers.Skip(1).Take(2).Order(), Numbers(after, "items", venue));
        var done = after.GetProperty("done").EnumerateArray().Single(item => item.GetProperty("number").GetString() == numbers[3]);
        Assert.Equal(("cancelled", "折り返し待ち"), (done.GetProperty("state").GetString(), done.GetProperty("note").GetString()));
        Assert.Equal("booked", kept.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Two_people_with_the_same_venue_open_the_second_hears_of_the_first()
    {
        var venue = await Venue();
        var seen = (await Staff.GetAsync($"/api/v1/venues/{venue}")).Headers.ETag!.Tag;

        var first = await Send(HttpMethod.Put, $"/venues/{venue}", """{"access":"駅から3分","reason":"道順"}""", tag: seen);
        var second = await Send(HttpMethod.Put, $"/venues/{venue}", """{"name":"新しい名前"}""", Host.Administrator, seen);
        var since = await (await Staff.GetAsync($"/api/v1/changes?venueId={venue}&since={seen.Trim('"')}")).Json();
        var now = await (await Viewer.GetAsync($"/api/v1/venues/{venue}")).Json();

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(2, (await second.Problem(412, "stale-version")).GetProperty("version").GetInt32());
        Assert.Equal("道順", Assert.Single(since.EnumerateArray()).GetProperty("reason").GetString());
        Assert.Equal(("駅から3分", "会場"), (now.GetProperty("access").GetString(), now.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_history_is_read_page_by_page_without_a_gap()
    {
        var venue = await Venue();
        foreach (var access in new[] { "北口", "南口", "東口" }) await Send(HttpMethod.Put, $"/venues/{venue}", $$"""{"access":"{{access}}"}""");

        var first = await Page("");
        var second = await Page($"&before={first[^1].GetProperty("id").GetString()}");
        var third = await Page($"&before={second[^1].GetProperty("id").GetString()}");
        var wrong = await Viewer.GetAsync("/api/v1/changes?before=nothing&limit=0");

        Assert.Equal([4, 3, 2, 1], first.Concat(second).Select(change => change.GetProperty("revision").GetInt32()));
        Assert.Empty(third);
        Assert.Equal(["before", "limit"], (await wrong.Problem(422, "validation")).Fields());

        async Task<JsonElement[]> Page(string from) =>
            [.. (await (await Viewer.GetAsync($"/api/v1/changes?venueId={venue}&limit=2{from}")).Json()).EnumerateArray()];
    }

    [Fact]
    public async Task The_city_sets_the_limits_by_an_administrator()
    {
        var before = await Viewer.GetStringAsync("/api/v1/change-limits");
        await (await Send(HttpMethod.Put, "/change-limits", """{"percent":101,"percentFrom":20,"seatsOfDay":300,"displaced":10}""", Host.Administrator)).Problem(422, "validation");

        var set = await Send(HttpMethod.Put, "/change-limits", before, Host.Administrator);

        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal(before, await Viewer.GetStringAsync("/api/v1/change-limits"));
    }
}
