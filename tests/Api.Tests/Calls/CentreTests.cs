using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>Operators among themselves, callers without a letter, and what leads the centre through its day.</summary>
public sealed class CentreTests(CityHost host) : IClassFixture<CityHost>
{
    [Fact]
    public async Task The_second_operator_on_the_same_person_hears_who_and_since_when()
    {
        var (id, number) = await Booked();
        using var manager = await host.As("manager");
        var (first, second) = (await Called(), await Called(manager));

        var alone = await Concern(host.Operator, first, new { number });
        var told = await (await Concern(manager, second, new { reservationId = id })).Json();
        var elsewhere = await (await Concern(manager, await Called(manager), new { number = (await Booked()).Number })).Json();
        await host.Operator.PostAsJsonAsync($"/api/v1/calls/{first}/close", new { wrapUp = "enquiry" });
        var over = await (await Concern(manager, second, new { number })).Json();

        Assert.Empty((await alone.Json()).GetProperty("others").EnumerateArray());
        var other = Assert.Single(told.GetProperty("others").EnumerateArray());
        Assert.Equal(first, Text(other, "callId"));
        Assert.Equal("demo-operator", Text(other, "operator"));
        Assert.True(other.GetProperty("since").GetDateTimeOffset() <= TimeProvider.System.GetUtcNow().AddSeconds(1));
        Assert.Empty(elsewhere.GetProperty("others").EnumerateArray());
        Assert.Empty(over.GetProperty("others").EnumerateArray());
        await (await Concern(host.Operator, first, new { number })).Problem(404, "not-found");
        Assert.Equal(["number"], (await (await Concern(manager, second, new { number = "999999999999" })).Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task The_call_centre_sees_people_masked_until_it_opens_one_and_the_opening_is_on_record_once()
    {
        var (_, number) = await Booked(kana: "ミドリ ハナコ", phone: "09012340987");
        using var staff = await host.As("staff");

        var masked = Item(await (await host.Operator.GetAsync($"/api/v1/reservations?query={number}")).Json());
        var whole = Item(await (await staff.GetAsync($"/api/v1/reservations?query={number}")).Json());
        var before = await Openings(number);
        var opened = await (await host.Operator.GetAsync($"/api/v1/reservations/{number}")).Json();
        await host.Operator.GetAsync($"/api/v1/reservations/{number}");

        Assert.Equal(("ミ＊＊ ハ＊＊", "＊＊＊0987"), (Text(masked, "kana"), Text(masked, "phone")));
        Assert.False(masked.TryGetProperty("email", out _));
        Assert.Equal(("ミドリ ハナコ", "09012340987"), (Text(whole, "kana"), Text(whole, "phone")));
        Assert.Equal("ミドリ ハナコ", Text(opened, "kana"));
        Assert.Equal((0, 1), (before, await Openings(number)));
    }

    [Fact]
    public async Task A_caller_without_the_letter_is_matched_by_several_facts_of_which_none_is_shown()
    {
        var (id, number) = await Booked(kana: "トオノ ジロウ", phone: "09088887777");
        var birthday = _birthdays[id];
        var (call, key) = (await Called(), Guid.NewGuid().ToString());
        object Said(string kana = "とおの　じろう", string? day = null, string phone = "090-8888-7777") =>
            new { callId = call, kana, birthday = day ?? birthday, phone, reason = "引っ越しでなくした CANARY" };

        var matched = await Match(Said(), key);
        var again = await Match(Said(), key);
        var misses = new[] { await Match(Said(kana: "とおの　さぶろう")), await Match(Said(day: birthday == "0101" ? "0102" : "0101")), await Match(Said(phone: "090-8888-7778")) };
        var ended = await Match(Said());
        var incomplete = await Match(new { callId = call, kana = "とおの　じろう", birthday });

        Assert.Equal(number, Text(await matched.Json(), "number"));
        Assert.Equal(await matched.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        foreach (var miss in misses)
        {
            var answer = await miss.Json();
            Assert.False(answer.GetProperty("matched").GetBoolean());
            Assert.Equal(["id", "matched"], answer.EnumerateObject().Select(field => field.Name));
        }

        await ended.Problem(429, "too-many-attempts");
        Assert.Equal(["phone", "reason"], (await incomplete.Problem(422, "validation")).Fields());
        Assert.DoesNotContain("CANARY", await host.Database.Scalar<string>($"select string_agg(row_to_json(n)::text, '') from booking.lost_notice n where call = '{call}'"), StringComparison.Ordinal);
        using var manager = await host.As("manager");
        var samples = (await (await manager.GetAsync("/api/v1/samples")).Json()).EnumerateArray().Where(one => Text(one, "kind") == "lost-notice").ToArray();
        Assert.Contains(samples, one => Text(one, "what") == "matched" && Text(one, "note")!.Contains("CANARY", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Calls_are_drawn_by_lot_once_each_and_nobody_looks_at_their_own()
    {
        await Close(await Called());
        await Close(await Called());
        using var manager = await host.As("manager");
        var own = await Called(manager);
        await manager.PostAsJsonAsync($"/api/v1/calls/{own}/close", new { wrapUp = "other" });

        var drawn = (await (await manager.PostAsJsonAsync("/api/v1/samples", new { count = 100 })).Json()).GetProperty("count").GetInt32();
        var none = (await (await manager.PostAsJsonAsync("/api/v1/samples", new { count = 100 })).Json()).GetProperty("count").GetInt32();
        var samples = (await (await manager.GetAsync("/api/v1/samples")).Json()).EnumerateArray().Where(one => Text(one, "kind") == "call").ToArray();
        var other = samples.First(one => Text(one, "operator") == "demo-operator");
        var checkedIt = await manager.PutAsJsonAsync($"/api/v1/samples/{Text(other, "id")}", new { finding = "復唱があった" });
        var checkedOwn = await manager.PutAsJsonAsync($"/api/v1/samples/{own}", new { finding = "よい" });
        var now = await (await manager.GetAsync("/api/v1/samples")).Json();

        var (key, fresh) = (Guid.NewGuid().ToString(), await Called());
        await Close(fresh);
        var counts = new[] { await Drawn(key), await Drawn(key) };

        Assert.True(drawn >= 3);
        Assert.Equal([1, 1], counts);
        Assert.Equal(1, await host.Database.Scalar<long>($"select count(*) from booking.call_sample where draw = '{key}'"));
        Assert.Equal(0, none);
        Assert.Equal(HttpStatusCode.NoContent, checkedIt.StatusCode);
        await checkedOwn.Problem(404, "not-found");
        Assert.Equal("復唱があった", Text(now.EnumerateArray().Single(sample => Text(sample, "id") == Text(other, "id")), "finding"));

        async Task<int> Drawn(string operation)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/samples") { Content = JsonContent.Create(new { count = 1 }) };
            request.Headers.Add("Idempotency-Key", operation);
            return (await (await manager.SendAsync(request)).Json()).GetProperty("count").GetInt32();
        }
    }

    [Fact]
    public async Task What_is_unfinished_is_listed_with_its_owner_until_it_is_finished()
    {
        using var manager = await host.As("manager");
        var call = await Called();
        var complaint = Text(await (await host.Operator.PostAsJsonAsync("/api/v1/complaints", new { what = "待った" })).Json(), "id")!;
        var city = Text(await (await manager.PostAsJsonAsync("/api/v1/cases", new { title = "掲示を直す", owner = "市民課" })).Json(), "id")!;
        var (_, number) = await Booked();
        await Displace(number);

        var open = await Open();
        await manager.PutAsJsonAsync($"/api/v1/open-cases/worklist/{number}", new { owner = "佐藤" });
        var taken = await Open();
        await Close(call);
        await manager.PutAsJsonAsync($"/api/v1/complaints/{complaint}", new { state = "reported", answer = "おわびした" });
        await manager.PutAsJsonAsync($"/api/v1/complaints/{complaint}", new { state = "closed" });
        await manager.PostAsJsonAsync($"/api/v1/cases/{city}/finish", new { result = "直した" });
        var after = await Open();

        Assert.Equal(("demo-operator", "demo-operator", "市民課"), (open[call], open[complaint], open[city]));
        Assert.Null(open[number]);
        Assert.Equal("佐藤", taken[number]);
        foreach (var id in new[] { call, complaint, city }) Assert.DoesNotContain(id, after.Keys);
        await (await manager.PutAsJsonAsync($"/api/v1/open-cases/call/{call}", new { owner = "佐藤" })).Problem(404, "not-found");

        async Task<Dictionary<string, string?>> Open() =>
            (await (await host.Operator.GetAsync("/api/v1/open-cases")).Json()).GetProperty("items").EnumerateArray().ToDictionary(one => Text(one, "id")!, one => Text(one, "owner"));
    }

    [Fact]
    public async Task The_manager_sees_who_is_on_a_call_and_who_is_in_and_the_day_so_far()
    {
        using var manager = await host.As("manager");
        var call = await Called();
        var today = await host.Database.Scalar<string>("select to_char(now() at time zone 'Asia/Tokyo', 'YYYY-MM-DD')");
        var set = await manager.PutAsJsonAsync($"/api/v1/rosters/{today}", new { shifts = new[] { new { @operator = "田中", from = "00:00", to = "23:59" } } });
        var twice = await manager.PutAsJsonAsync($"/api/v1/rosters/{today}", new { shifts = new[] { new { @operator = "田中", from = "08:00", to = "12:00" }, new { @operator = "田中", from = "11:00", to = "13:00" } } });
        var refused = await host.Operator.PutAsJsonAsync($"/api/v1/rosters/{today}", new { shifts = Array.Empty<object>() });

        var now = await (await manager.GetAsync("/api/v1/centre/now")).Json();
        var week = await (await host.Operator.GetAsync("/api/v1/rosters")).Json();

        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal(["operator"], (await twice.Problem(422, "validation")).Fields());
        await refused.Problem(403, "forbidden");
        Assert.Contains(now.GetProperty("onCalls").EnumerateArray(), one => Text(one, "callId") == call && Text(one, "operator") == "demo-operator");
        Assert.Equal("田中", Text(Assert.Single(now.GetProperty("onDuty").EnumerateArray()), "operator"));
        Assert.Equal(await host.Database.Scalar<long>("select count(*) from booking.call where (started_at at time zone 'Asia/Tokyo')::date = (now() at time zone 'Asia/Tokyo')::date"), now.GetProperty("calls").GetInt64());
        Assert.Equal("23:59", Text(Assert.Single(week.EnumerateArray()), "to"));
    }

    [Fact]
    public async Task The_report_of_any_time_equals_sql_in_every_way_it_is_divided_and_is_a_table_for_excel()
    {
        var (_, number) = await Booked();
        await host.Operator.PostAsync($"/api/v1/reservations/{number}/cancel", null);
        await Called();
        var today = await host.Database.Scalar<string>("select to_char(now() at time zone 'Asia/Tokyo', 'YYYY-MM-DD')");
        var from = DateOnly.Parse(today!, CultureInfo.InvariantCulture).AddDays(-40).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var path = $"/api/v1/reports/period?from={from}&to={today}";

        var report = await (await host.Operator.GetAsync(path)).Json();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/csv");
        var csv = await (await host.Operator.SendAsync(request)).Content.ReadAsStringAsync();
        var empty = await (await host.Operator.GetAsync("/api/v1/reports/period?from=2020-01-01&to=2020-01-03")).Json();

        foreach (var (field, kind) in new[] { ("bookings", "booked"), ("moves", "moved"), ("cancellations", "cancelled"), ("noShows", "no-show") })
        {
            var all = await Events($"e.kind = '{kind}'");
            Assert.Equal(all, report.GetProperty("total").GetProperty(field).GetInt64());
            foreach (var division in new[] { "months", "days", "hours", "channels", "venues", "procedures" })
                Assert.Equal(all, report.GetProperty(division).EnumerateArray().Sum(line => line.GetProperty("figures").GetProperty(field).GetInt64()));
            foreach (var line in report.GetProperty("channels").EnumerateArray())
                Assert.Equal(await Events($"e.kind = '{kind}' and e.channel = '{Text(line, "key")}'"), line.GetProperty("figures").GetProperty(field).GetInt64());
            foreach (var line in report.GetProperty("hours").EnumerateArray())
                Assert.Equal(await Events($"e.kind = '{kind}' and to_char(e.at at time zone 'Asia/Tokyo', 'HH24') = '{Text(line, "key")}'"), line.GetProperty("figures").GetProperty(field).GetInt64());
        }

        Assert.True(report.GetProperty("total").GetProperty("calls").GetInt64() > 0);
        Assert.Equal(41, report.GetProperty("days").GetArrayLength());
        Assert.StartsWith("項目,内訳,電話,予約", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        foreach (var id in new[] { "city-centre", "card-pickup" }) Assert.DoesNotContain(id, csv, StringComparison.Ordinal);
        Assert.Equal((0, 3), (empty.GetProperty("total").GetProperty("bookings").GetInt64(), empty.GetProperty("days").GetArrayLength()));
        await (await host.Operator.GetAsync("/api/v1/reports/period?from=2026-12-01&to=2026-11-30")).Problem(422, "validation");
        await (await host.Operator.GetAsync("/api/v1/reports/period?from=2020-01-01&to=2026-12-31")).Problem(422, "validation");
    }

    [Fact]
    public async Task Whoever_used_a_page_says_whether_it_was_right_and_its_writers_read_it_beside_every_revision()
    {
        using var manager = await host.As("manager");
        using var staff = await host.As("staff");
        await manager.PutAsJsonAsync("/api/v1/manuals/heat", new { kind = "manual", title = "暑い日", body = "水を配る。" });

        var unseen = await host.Operator.PostAsJsonAsync("/api/v1/manuals/heat/answers", new { wasRight = true });
        var drafts = await (await staff.GetAsync("/api/v1/manual-drafts")).Json();
        await staff.PostAsync("/api/v1/manuals/heat/approve", null);
        var said = await host.Operator.PostAsJsonAsync("/api/v1/manuals/heat/answers", new { wasRight = false, note = "水は配っていない" });
        var nothing = await host.Operator.PostAsJsonAsync("/api/v1/manuals/heat/answers", new { note = "?" });
        await manager.PutAsJsonAsync("/api/v1/manuals/heat", new { kind = "manual", title = "暑い日", body = "日陰に案内する。" });
        var answers = await (await manager.GetAsync("/api/v1/manuals/heat/answers")).Json();
        var revisions = await (await manager.GetAsync("/api/v1/manuals/heat/revisions")).Json();

        await unseen.Problem(404, "not-found");
        Assert.Contains(drafts.EnumerateArray(), draft => Text(draft, "id") == "heat");
        Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
        Assert.Equal(["wasRight"], (await nothing.Problem(422, "validation")).Fields());
        Assert.Equal((1, "水は配っていない"), (answers[0].GetProperty("revision").GetInt32(), Text(answers[0], "note")));
        Assert.Equal(["日陰に案内する。", "水を配る。"], revisions.EnumerateArray().Select(one => Text(one, "body")));
    }

    private readonly Dictionary<string, string> _birthdays = [];

    private async Task<(string Id, string Number)> Booked(string? kana = null, string? phone = null)
    {
        var slot = host.Slot();
        var (id, birthday) = host.Applicant();
        _birthdays[id] = birthday;
        var booked = await Bookings.Post(host.Operator, ("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday), ("kana", kana), ("phone", phone));
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        return (id, Text(await booked.Json(), "number")!);
    }

    /// <summary>Takes the seat of a reservation away, as a cut of the capacity does.</summary>
    private Task<long> Displace(string number) => host.Database.Scalar<long>(
        $"""
        with cut as (update booking.slot s set capacity = 0, planned = 0, over = s.booked, version = s.version + 1
            where s.id = (select slot from booking.reservation where number = {number}) returning s.id)
        select count(*) from cut
        """);

    private Task<long> Openings(string number) => host.Database.Scalar<long>($"select count(*) from audit.entry where action = 'reservation.open' and subject = '{number}'");

    private Task<long> Events(string where) => host.Database.Scalar<long>(
        $"select count(*) from booking.reservation_event e where {where} and e.at >= now() - interval '45 days'");

    private async Task<string> Called(HttpClient? by = null)
    {
        var answer = await (by ?? host.Operator).PostAsJsonAsync("/api/v1/calls", new { language = "ja" });
        return Text(await answer.Json(), "id")!;
    }

    private Task<HttpResponseMessage> Close(string call) => host.Operator.PostAsJsonAsync($"/api/v1/calls/{call}/close", new { wrapUp = "enquiry" });

    private static Task<HttpResponseMessage> Concern(HttpClient by, string call, object whom) => by.PostAsJsonAsync($"/api/v1/calls/{call}/people", whom);

    private Task<HttpResponseMessage> Match(object said, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/lost-notices") { Content = JsonContent.Create(said) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return host.Operator.SendAsync(request);
    }

    private static JsonElement Item(JsonElement page) => Assert.Single(page.GetProperty("items").EnumerateArray());

    private static string? Text(JsonElement json, string field) => json.TryGetProperty(field, out var value) ? value.ToString() : null;
}
