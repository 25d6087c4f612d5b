using System.Net;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;

namespace OrleansBooking.Api.Tests.Venues;

/// <summary>Slips of those who set the schedule: each is named where it is, changes nothing unasked, and leaves a way on (issue 4, "Bad input").</summary>
[Collection(CityCollection.Name)]
public sealed class BadInputTests(CityHost host) : ScheduleScene(host)
{
    [Fact]
    public async Task A_session_over_another_is_named_takes_its_place_and_never_doubles_seats()
    {
        var venue = await Venue();
        await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(30), "09:00", "12:00", 30, 4));
        var over = Session(Day(30), "10:00", "11:00", 60, 2);

        var preview = await (await Send(HttpMethod.Post, $"/venues/{venue}/sessions?preview=true", over)).Json();
        var saved = await Send(HttpMethod.Post, $"/venues/{venue}/sessions", over);

        Assert.Contains("overlap", Codes(preview));
        Assert.Equal((24, 18), (preview.GetProperty("days")[0].GetProperty("seatsBefore").GetInt32(), preview.GetProperty("days")[0].GetProperty("seatsAfter").GetInt32()));
        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        Assert.Equal(["09:00", "09:30", "10:00", "11:00", "11:30"], await Times(venue, Day(30)));
    }

    [Fact]
    public async Task Weekly_patterns_that_overlap_are_named_before_they_are_saved()
    {
        var venue = await Venue();
        const string both =
            """{"weekly":[{"days":["monday"],"validFrom":"2026-01-01","session":{"from":"09:00","to":"12:00","minutes":30,"capacity":4} },{"days":["monday","tuesday"],"validFrom":"2026-01-01","session":{"from":"11:00","to":"13:00","minutes":30,"capacity":4} }]}""";

        var preview = await (await Send(HttpMethod.Put, $"/venues/{venue}?preview=true", both)).Json();

        var warning = Assert.Single(preview.GetProperty("warnings").EnumerateArray(), one => one.GetProperty("code").GetString() == "overlap");
        Assert.Contains("11:00–12:00", warning.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.All(preview.GetProperty("days").EnumerateArray(), day => Assert.Contains(day.GetProperty("seatsAfter").GetInt32(), new[] { 32, 16 }));
        Assert.Equal(0, (await (await Viewer.GetAsync($"/api/v1/venues/{venue}")).Json()).GetProperty("weekly").GetArrayLength());
    }

    public static TheoryData<string, string> Backwards => new()
    {
        { """{"weekly":[{"days":["monday"],"validFrom":"2026-12-01","session":{"from":"12:00","to":"09:00","minutes":30,"capacity":4} }]}""", "to" },
        { """{"weekly":[{"days":["monday"],"validFrom":"2026-12-01","validTo":"2026-11-01","session":{"from":"09:00","to":"12:00","minutes":30,"capacity":4} }]}""", "weekly" },
        { """{"weekly":[{"days":["monday"],"validFrom":"2026-12-01","session":{"from":"09:00","to":"12:00","minutes":35,"capacity":4} }]}""", "minutes" },
        { """{"closures":[{"first":"2026-12-05","last":"2026-12-01","everyYear":false,"reason":"工事"}]}""", "closures" },
        { """{"window":{"firstDay":"2026-12-05","lastDay":"2026-12-01"} }""", "window" },
    };

    [Theory]
    [MemberData(nameof(Backwards))]
    public async Task An_end_before_its_beginning_and_a_unit_that_does_not_divide_are_named_in_rules_too(string rules, string field)
    {
        var venue = await Venue();

        foreach (var path in new[] { $"/venues/{venue}?preview=true", $"/venues/{venue}" })
            Assert.Equal([field], (await (await Send(HttpMethod.Put, path, rules)).Problem(422, "validation")).Fields());
        Assert.Equal(1, (await (await Viewer.GetAsync($"/api/v1/venues/{venue}")).Json()).GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task A_closure_that_ends_before_it_begins_is_named() =>
        Assert.Equal(["last"], (await (await Send(HttpMethod.Post, "/venues/main-hall/closures", $$"""{"first":"{{Day(9)}}","last":"{{Day(8)}}","reason":"工事"}""")).Problem(422, "validation")).Fields());

    [Fact]
    public async Task A_unit_that_does_not_divide_the_session_is_answered_with_one_that_does()
    {
        var problem = await (await Send(HttpMethod.Post, "/venues/main-hall/sessions", Session(Day(26), "09:00", "10:00", 25, 2))).Problem(422, "validation");

        Assert.Contains("近い数は20分", problem.GetProperty("errors").GetProperty("minutes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_day_with_bookings_names_the_people_drops_nobody_and_lets_them_be_moved()
    {
        var venue = await Venue();
        foreach (var day in new[] { 31, 32 }) await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(day), "10:00", "11:00", 60, 4));
        var numbers = new[] { await Booked(venue, Day(31), "10:00"), await Booked(venue, Day(31), "10:00") };
        var closure = $$"""{"first":"{{Day(31)}}","reason":"館内清掃"}""";

        var preview = await (await Send(HttpMethod.Post, $"/venues/{venue}/closures?preview=true", closure)).Json();
        var closed = await Send(HttpMethod.Post, $"/venues/{venue}/closures", closure);
        var kept = await (await Host.Operator.GetAsync($"/api/v1/reservations/{numbers[0]}")).Json();
        var worklist = await (await Viewer.GetAsync("/api/v1/worklist")).Json();
        var moved = await Send(HttpMethod.Post, $"/reservations/{numbers[0]}/move", $$"""{"venueId":"{{venue}}","date":"{{Day(32)}}","time":"10:00"}""");
        var after = await (await Viewer.GetAsync("/api/v1/worklist")).Json();

        Assert.Superset(new HashSet<string?> { "displaced", "closed-day-with-bookings" }, Codes(preview).ToHashSet());
        Assert.Equal(numbers.Order(), preview.GetProperty("displaced").EnumerateArray().Select(number => number.GetString()!).Order());
        Assert.Equal((HttpStatusCode.Created, "booked"), (closed.StatusCode, kept.GetProperty("status").GetString()));
        Assert.Equal(numbers.Order(), Numbers(worklist, "items", venue));
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal([numbers[1]], Numbers(after, "items", venue));
    }

    [Fact]
    public async Task A_file_with_the_same_ID_twice_takes_it_once_and_lists_the_line_that_contradicts()
    {
        const string file = "reservation_id,birthday,procedures\r\nTWICE-01,0412,card-pickup\r\nTWICE-01,0412,card-pickup\r\nTWICE-01,0505,card-pickup\r\nTWICE-02,0606,card-pickup\r\n";

        var accepted = await Staff.PostText("/api/v1/applicants/imports", file, "text/csv");
        var progress = await Done(accepted.Headers.Location!.ToString());

        Assert.Equal((4, 2, 1), (progress.GetProperty("read").GetInt32(), progress.GetProperty("accepted").GetInt32(), progress.GetProperty("unchanged").GetInt32()));
        var line = Assert.Single(progress.GetProperty("rejected").EnumerateArray());
        Assert.Equal((4, "conflicting"), (line.GetProperty("line").GetInt32(), line.GetProperty("reason").GetString()));
        var (date, time) = Host.Slot();
        Assert.Equal(HttpStatusCode.Created, (await Reservations.Bookings.Post(Host.Operator, ("date", date), ("time", time), ("reservationId", "TWICE01"), ("birthday", "0412"))).StatusCode);
    }

    private async Task<IEnumerable<string?>> Times(string venue, string date)
    {
        var schedule = await (await Viewer.GetAsync($"/api/v1/venues/{venue}/schedule?month={date[..7]}")).Json();
        return schedule.GetProperty("days").EnumerateArray().Single(day => day.GetProperty("date").GetString() == date).GetProperty("slots").EnumerateArray()
            .Select(slot => slot.GetProperty("time").GetString());
    }

    private async Task<JsonElement> Done(string path)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await pause.WaitForNextTickAsync(patience.Token))
        {
            var progress = await (await Staff.GetAsync(path)).Json();
            if (progress.GetProperty("state").GetString() == "done") return progress;
        }

        throw new TimeoutException("The import was not done within 30 seconds.");
    }
}
