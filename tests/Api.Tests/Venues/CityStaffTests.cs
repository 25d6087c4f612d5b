using System.Net;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Venues;

/// <summary>Venues, sessions and seats against the real engine, as api.md says ("City staff").</summary>
[Collection(CityCollection.Name)]
public sealed class CityStaffTests(CityHost host) : ScheduleScene(host)
{
    [Fact]
    public async Task A_new_procedure_at_a_new_venue_is_bookable_at_once()
    {
        var made = await Send(HttpMethod.Post, "/procedures", """{"id":"pin-reset","name":"暗証番号の再設定","minutes":15,"bring":["マイナンバーカード",{"name":"本人確認書類","detail":"1つ"}]}""");
        var venue = await Venue("pin-reset");
        var session = await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(10), "09:00", "10:00", 15, 2));

        var booked = await Bookings.Post(
            Host.Operator, ("venueId", venue), ("date", Day(10)), ("time", "09:15"), ("procedure", "pin-reset"), ("reservationId", null), ("birthday", "0412"),
            ("name", "佐藤 花子"), ("kana", "サトウ ハナコ"), ("phone", "09011112222"));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created), (made.StatusCode, session.StatusCode, booked.StatusCode));
        var availability = await (await Host.Operator.GetAsync($"/api/v1/venues/{venue}/availability?procedure=pin-reset&month={Day(10)[..7]}")).Json();
        var slots = availability.GetProperty("days").EnumerateArray().Single(day => day.GetProperty("date").GetString() == Day(10)).GetProperty("slots");
        Assert.Equal(["09:00", "09:15", "09:30", "09:45"], slots.EnumerateArray().Select(slot => slot.GetProperty("time").GetString()));
        var lists = await (await Host.Operator.GetAsync("/api/v1/procedures")).Json();
        var bring = lists.EnumerateArray().Single(one => one.GetProperty("id").GetString() == "pin-reset").GetProperty("bring")[0];
        Assert.Equal(("self", "マイナンバーカード", "1つ"), (bring.GetProperty("situation").GetString(), bring.GetProperty("items")[0].GetProperty("name").GetString(), bring.GetProperty("items")[1].GetProperty("detail").GetString()));
    }

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
    public async Task An_id_that_is_taken_and_a_procedure_that_nobody_knows_are_named()
    {
        Assert.Equal(["id"], (await (await Send(HttpMethod.Post, "/venues", """{"id":"main-hall","name":"会場","address":"住所","procedures":["card-pickup"]}""")).Problem(422, "validation")).Fields());
        Assert.Equal(["id"], (await (await Send(HttpMethod.Post, "/procedures", """{"id":"card-pickup","name":"受け取り","bring":["カード"]}""")).Problem(422, "validation")).Fields());
        Assert.Equal(["procedures"], (await (await Send(HttpMethod.Post, "/venues", """{"id":"hall-x","name":"会場","address":"住所","procedures":["passport"]}""")).Problem(422, "validation")).Fields());
        await (await Send(HttpMethod.Post, "/venues/nowhere/sessions", Session(Day(5), "09:00", "10:00", 30, 2))).Problem(404, "not-found");
        Assert.Equal(["date", "time"], (await (await Send(HttpMethod.Put, $"/venues/main-hall/slots/{Day(5)}/03:07", """{"capacity":1,"reason":"x"}""")).Problem(422, "validation")).Fields());
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

    [Fact]
    public async Task A_procedure_is_changed_by_who_saw_it_and_keeps_what_was_left_out()
    {
        var seen = (await Staff.GetAsync("/api/v1/procedures/certificate-renewal")).Headers.ETag!.Tag;

        var changed = await Send(HttpMethod.Put, "/procedures/certificate-renewal", """{"summary":"期限が近い方","reason":"わかりやすく"}""", tag: seen);
        var stale = await Send(HttpMethod.Put, "/procedures/certificate-renewal", """{"summary":"別の文"}""", tag: seen);
        var now = await (await Viewer.GetAsync("/api/v1/procedures/certificate-renewal")).Json();

        var last = (await (await Viewer.GetAsync("/api/v1/procedures/certificate-renewal/changes")).Json())[0];
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await stale.Problem(412, "stale-version");
        Assert.Equal(("demo-staff", "わかりやすく", "期限が近い方"), (last.GetProperty("author").GetString(), last.GetProperty("reason").GetString(), last.GetProperty("procedure").GetProperty("summary").GetString()));
        Assert.Equal(("期限が近い方", 3, 3), (now.GetProperty("summary").GetString(), now.GetProperty("monthsBeforeExpiry").GetInt32(), now.GetProperty("bring").GetArrayLength()));
    }

    [Fact]
    public async Task Changing_a_procedure_is_previewed_and_an_earlier_revision_restored()
    {
        var venue = await Venue("pin-change", make: true);
        await Send(HttpMethod.Post, $"/venues/{venue}/sessions", Session(Day(20), "09:00", "11:00", 30, 3));

        var would = await (await Send(HttpMethod.Put, "/procedures/pin-change?preview=true", """{"minutes":45,"once":true}""")).Json();
        var wrong = await Send(HttpMethod.Put, "/procedures/pin-change?preview=true", """{"minutes":3}""");
        var untouched = await (await Viewer.GetAsync("/api/v1/procedures/pin-change")).Json();
        await Send(HttpMethod.Put, "/procedures/pin-change", """{"minutes":45,"once":true}""");
        var back = await Send(HttpMethod.Post, "/procedures/pin-change/restore?preview=true", """{"revision":1}""");
        var restored = await Send(HttpMethod.Post, "/procedures/pin-change/restore", """{"revision":1,"reason":"まちがい"}""", tag: "\"2\"");
        var unknown = await Send(HttpMethod.Post, "/procedures/pin-change/restore", """{"revision":9}""");
        var again = await Send(HttpMethod.Post, "/procedures/pin-change/restore", """{"revision":1}""", tag: "\"2\"");

        Assert.Equal(["shorter-than-procedure", "uses-right-up"], Codes(would));
        Assert.Equal(["minutes"], (await wrong.Problem(422, "validation")).Fields());
        Assert.Equal((30, 1), (untouched.GetProperty("minutes").GetInt32(), untouched.GetProperty("revision").GetInt32()));
        Assert.Equal(["leaves-right"], Codes(await back.Json()));
        var sheet = await restored.Json();
        Assert.Equal((30, false, 3), (sheet.GetProperty("minutes").GetInt32(), sheet.GetProperty("once").GetBoolean(), sheet.GetProperty("revision").GetInt32()));
        Assert.Equal(["revision"], (await unknown.Problem(422, "validation")).Fields());
        // Restored already: the same once more is the same.
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var history = (await (await Viewer.GetAsync("/api/v1/procedures/pin-change/changes")).Json()).EnumerateArray().Select(change => change.GetProperty("revision").GetInt32());
        Assert.Equal([3, 2, 1], history);
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
