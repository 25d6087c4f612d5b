using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>The call centre's side of the contract against the whole product.</summary>
public sealed class CallCentreTests(CityHost host) : IClassFixture<CityHost>
{
    [Fact]
    public async Task A_call_keeps_a_seat_books_with_it_and_is_closed_with_its_result()
    {
        var slot = host.Slot();
        var call = await Called();
        var held = await Hold(call, slot);
        var hold = await held.Json();
        var (id, birthday) = host.Applicant();

        var booked = await Bookings.Post(host.Operator, ("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday), ("holdId", Text(hold, "id")));
        var gone = await host.Operator.GetAsync($"/api/v1/holds/{Text(hold, "id")}");
        var without = await Post($"/api/v1/calls/{call}/close", new { note = "x" });
        var closed = await Post($"/api/v1/calls/{call}/close", new { wrapUp = "booking", reservations = new[] { Text(await booked.Json(), "number") } });

        Assert.Equal(HttpStatusCode.Created, held.StatusCode);
        Assert.True(hold.GetProperty("until").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddMinutes(9));
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(["wrapUp"], (await without.Problem(422, "validation")).Fields());
        Assert.Equal((HttpStatusCode.OK, "booking"), (closed.StatusCode, Text(await closed.Json(), "wrapUp")));
    }

    [Fact]
    public async Task All_that_comes_of_a_call_is_on_its_record_at_once_and_found_by_day_and_by_reservation()
    {
        var call = await Called();
        var slot = host.Slot();
        var family = Enumerable.Range(0, 2).Select(_ => host.Applicant()).Select(one => new { reservationId = one.Id, birthday = one.Birthday }).ToArray();
        var numbers = (await (await Family(slot, family, callId: call)).Json()).GetProperty("numbers").EnumerateArray().Select(one => one.GetString()!).ToArray();
        var other = Text(await (await Booked(host.Slot())).Json(), "number")!;
        var next = host.Slot();
        await Post($"/api/v1/reservations/{other}/move", new { venueId = "city-centre", date = next.Date, time = next.Time, callId = call });
        await Post($"/api/v1/reservations/{numbers[1]}/cancel", new { reason = "都合がつかない", callId = call });
        var unknown = await Post($"/api/v1/reservations/{numbers[0]}/cancel", new { callId = Guid.NewGuid() });

        var record = await (await host.Operator.GetAsync($"/api/v1/calls/{call}")).Json();
        var started = record.GetProperty("startedAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(9));
        var ofDay = await (await host.Operator.GetAsync($"/api/v1/calls?date={started:yyyy-MM-dd}")).Json();
        var ofReservation = await (await host.Operator.GetAsync($"/api/v1/calls?reservation={other}")).Json();
        var before = await (await host.Operator.GetAsync("/api/v1/calls?date=2020-01-01")).Json();
        var closed = await Post($"/api/v1/calls/{call}/close", new { wrapUp = "booking", reservations = new[] { numbers[0] } });
        var again = await Post($"/api/v1/calls/{call}/close", new { wrapUp = "booking", reservations = new[] { numbers[0] } });

        Assert.Equal(["callId"], (await unknown.Problem(422, "validation")).Fields());
        Assert.Equal(numbers.Append(other).Order(StringComparer.Ordinal), record.GetProperty("reservations").EnumerateArray().Select(one => one.GetString()!));
        Assert.Contains(ofDay.EnumerateArray(), one => Text(one, "id") == call);
        Assert.Equal(call, Text(Assert.Single(ofReservation.EnumerateArray()), "id"));
        Assert.Empty(before.EnumerateArray());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (closed.StatusCode, again.StatusCode));
        Assert.Equal(3, (await again.Json()).GetProperty("reservations").GetArrayLength());
    }

    [Fact]
    public async Task A_hold_of_another_procedure_is_not_used_up_by_a_booking()
    {
        var slot = host.Slot();
        var hold = await (await Hold(await Called(), slot)).Json();
        var (id, birthday) = host.Applicant();

        var refused = await Bookings.Post(
            host.Operator, ("date", slot.Date), ("time", slot.Time), ("procedure", "certificate-renewal"), ("reservationId", id), ("birthday", birthday),
            ("holdId", Text(hold, "id")));

        Assert.Equal(["holdId"], (await refused.Problem(422, "validation")).Fields());
        Assert.Equal(HttpStatusCode.OK, (await host.Operator.GetAsync($"/api/v1/holds/{Text(hold, "id")}")).StatusCode);
    }

    [Fact]
    public async Task A_call_is_taken_over_with_its_seat_and_the_other_operator_hears_who_has_it()
    {
        var call = await Called();
        await Hold(call, host.Slot());
        using var manager = await host.As("manager");

        var taken = await (await manager.PostAsync($"/api/v1/calls/{call}/take-over", null)).Json();
        var hold = await (await manager.GetAsync($"/api/v1/calls/{call}/hold")).Json();
        var late = await host.Operator.PutAsJsonAsync($"/api/v1/calls/{call}/note", new { note = "古い画面のメモ" });

        Assert.Equal(Text(taken, "operator"), Text(hold, "takenBy"));
        Assert.Equal(Text(taken, "operator"), Text(await late.Problem(409, "taken-over"), "operator"));
    }

    [Fact]
    public async Task A_seat_of_a_caller_who_was_cut_off_is_listed_and_taken_into_the_next_call()
    {
        var cut = await Called();
        var slot = host.Slot();
        var hold = Text(await (await Hold(cut, slot)).Json(), "id");
        await Post($"/api/v1/calls/{cut}/close", new { wrapUp = "dropped" });
        var call = await Called();

        var waiting = await (await host.Operator.GetAsync("/api/v1/holds")).Json();
        var taken = await Post($"/api/v1/holds/{hold}/take-over", new { callId = call });
        var (id, birthday) = host.Applicant();
        var booked = await Bookings.Post(host.Operator, ("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday), ("holdId", hold));

        Assert.Contains(waiting.EnumerateArray(), one => Text(one, "id") == hold);
        Assert.Equal(call, Text(await taken.Json(), "callId"));
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        var record = await (await host.Operator.GetAsync($"/api/v1/calls/{call}")).Json();
        Assert.Equal(Text(await booked.Json(), "number"), Assert.Single(record.GetProperty("reservations").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_held_seat_counts_as_taken_and_is_extended_taken_over_and_given_back()
    {
        var slot = host.Slot();
        await Free(slot, 4);
        var hold = await (await Hold(await Called(), slot)).Json();
        var path = $"/api/v1/holds/{Text(hold, "id")}";

        await Free(slot, 3);
        var extended = await (await Post(path + "/extend", null)).Json();
        var again = await (await Post(path + "/extend", null)).Json();
        using var manager = await host.As("manager");
        var taken = await (await manager.PostAsync(path + "/take-over", null)).Json();
        var released = await host.Operator.DeleteAsync(path);

        Assert.True(extended.GetProperty("until").GetDateTimeOffset() > hold.GetProperty("until").GetDateTimeOffset());
        Assert.Equal(Text(extended, "until"), Text(again, "until"));
        Assert.False(again.GetProperty("extendable").GetBoolean());
        Assert.NotEqual(Text(hold, "takenBy"), Text(taken, "takenBy"));
        Assert.Equal(HttpStatusCode.NoContent, released.StatusCode);
        await Free(slot, 4);
        await (await Post(path + "/extend", null)).Problem(404, "not-found");
    }

    [Fact]
    public async Task The_same_key_takes_one_hold_and_another_time_under_it_is_a_mismatch()
    {
        var (slot, other) = (host.Slot(), host.Slot());
        var call = await Called();
        var key = Guid.NewGuid().ToString();

        var first = await Hold(call, slot, key);
        var again = await Hold(call, slot, key);
        var mismatch = await Hold(call, other, key);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await mismatch.Problem(422, "idempotency-mismatch");
        Assert.Equal(["callId"], (await (await Hold(Guid.NewGuid().ToString(), other)).Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task A_full_time_is_refused_with_times_that_are_free()
    {
        var slot = host.Slot();
        for (var seat = 0; seat < 4; seat++) await Hold(await Called(), slot);

        var refused = await Hold(await Called(), slot);

        Assert.NotEmpty((await refused.Problem(409, "slot-full")).GetProperty("alternatives").EnumerateArray());
    }

    [Fact]
    public async Task A_family_is_booked_whole_or_not_at_all_and_who_stands_in_the_way_is_named()
    {
        var slot = host.Slot();
        var people = Enumerable.Range(0, 3).Select(_ => host.Applicant()).Select(one => new { reservationId = one.Id, birthday = one.Birthday }).ToArray();
        var stranger = new { reservationId = people[2].reservationId, birthday = people[2].birthday == "0101" ? "0102" : "0101" };
        var key = Guid.NewGuid().ToString();

        var refused = await Family(slot, [people[0], people[1], stranger]);
        var malformed = await Family(slot, [people[0], new { reservationId = people[1].reservationId, birthday = "1399" }]);
        await Free(slot, 4);
        var booked = await Family(slot, people, key);
        var again = await Family(slot, people, key);

        Assert.Equal(["people[2]"], (await refused.Problem(422, "unknown-applicant")).Fields());
        Assert.Equal(["people[1].birthday"], (await malformed.Problem(422, "validation")).Fields());
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
        Assert.Equal(3, (await booked.Json()).GetProperty("numbers").EnumerateArray().Select(number => number.GetString()).Distinct().Count());
        Assert.Equal(await booked.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await Free(slot, 1);
    }

    [Fact]
    public async Task Offers_come_from_all_venues_nearest_first_and_by_the_callers_wish()
    {
        var offers = (await (await host.Operator.GetAsync("/api/v1/offers?procedure=card-pickup&count=50")).Json()).EnumerateArray().Select(When).ToArray();
        var saturday = (await (await host.Operator.GetAsync("/api/v1/offers?procedure=card-pickup&weekdays=sat&part=am&count=20")).Json()).EnumerateArray().ToArray();

        Assert.Equal(offers.Order(StringComparer.Ordinal), offers);
        Assert.NotEmpty(saturday);
        Assert.All(saturday, offer => Assert.Equal(DayOfWeek.Saturday, DateOnly.Parse(Text(offer, "date")!, CultureInfo.InvariantCulture).DayOfWeek));
        Assert.All(saturday, offer => Assert.True(string.CompareOrdinal(Text(offer, "time"), "12:00") < 0));
        Assert.Contains(saturday, offer => Text(offer, "venueId") == "main-hall");
        await (await host.Operator.GetAsync("/api/v1/offers?procedure=card-pickup&weekdays=someday")).Problem(422, "validation");

        static string When(JsonElement offer) => $"{Text(offer, "date")} {Text(offer, "time")}";
    }

    [Fact]
    public async Task A_complaint_has_an_owner_and_a_day_and_is_closed_only_after_the_city_was_told()
    {
        using var manager = await host.As("manager");
        var filed = await Post("/api/v1/complaints", new { what = "待ち時間が長かった", callId = await Called() });
        var complaint = await filed.Json();
        var path = $"/api/v1/complaints/{Text(complaint, "id")}";

        var early = await manager.PutAsJsonAsync(path, new { state = "closed", answer = "おわびした" });
        var unanswered = await manager.PutAsJsonAsync(path, new { state = "reported" });
        var reported = await manager.PutAsJsonAsync(path, new { state = "reported", answer = "おわびし、市に伝えた" });
        var closed = await manager.PutAsJsonAsync(path, new { state = "closed" });
        using var viewer = await host.As("viewer");
        var seen = await (await viewer.GetAsync("/api/v1/complaints?state=closed")).Json();

        Assert.Equal((HttpStatusCode.Created, "open"), (filed.StatusCode, Text(complaint, "state")));
        Assert.NotEmpty(Text(complaint, "owner")!);
        Assert.True(DateOnly.Parse(Text(complaint, "due")!, CultureInfo.InvariantCulture) > DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime));
        Assert.Equal(["state"], (await early.Problem(422, "validation")).Fields());
        Assert.Equal(["answer"], (await unanswered.Problem(422, "validation")).Fields());
        Assert.True((await reported.Json()).TryGetProperty("reportedAt", out _));
        Assert.Equal("closed", Text(await closed.Json(), "state"));
        Assert.Contains(seen.EnumerateArray(), one => Text(one, "id") == Text(complaint, "id"));
        Assert.True(complaint.GetProperty("callNumber").GetInt64() > 0);
        await (await Post($"{path}/words", new { text = "おわったあとで" })).Problem(409, "already-closed");
        await (await manager.PutAsJsonAsync(path, new { state = "in-progress" })).Problem(409, "already-closed");
    }

    [Fact]
    public async Task Complaints_of_some_days_go_to_the_city_as_a_table_and_who_took_it_is_on_record()
    {
        using var manager = await host.As("manager");
        await Post("/api/v1/complaints", new { what = "=1+1 案内がない" });
        var today = await host.Database.Scalar<string>("select to_char(now() at time zone 'Asia/Tokyo', 'YYYY-MM-DD')");

        var csv = await Csv(manager, $"/api/v1/complaints?from={today}&to={today}&reason=%E6%9C%88%E3%81%AE%E5%A0%B1%E5%91%8A");
        var refused = await Csv(host.Operator, $"/api/v1/complaints?from={today}&to={today}");
        var listed = await (await host.Operator.GetAsync($"/api/v1/complaints?from={today}&to={today}")).Json();
        var text = await csv.Content.ReadAsStringAsync();

        Assert.StartsWith("苦情の番号,受けた日時", text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("案内がない", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", text, StringComparison.Ordinal);
        await refused.Problem(403, "forbidden");
        Assert.Contains(listed.EnumerateArray(), one => Text(one, "what") == "=1+1 案内がない");
        Assert.Equal("月の報告", await host.Database.Scalar<string>("select reason from booking.export where kind = 'complaints' order by at desc limit 1"));
        await (await host.Operator.GetAsync("/api/v1/complaints?from=2026-12-02&to=2026-12-01")).Problem(422, "validation");

        static Task<HttpResponseMessage> Csv(HttpClient client, string path)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Accept.ParseAdd("text/csv");
            return client.SendAsync(request);
        }
    }

    [Fact]
    public async Task What_was_complained_about_is_sealed()
    {
        var filed = await (await Post("/api/v1/complaints", new { what = "ヤマダさんの件 CANARY" })).Json();

        var row = await host.Database.Scalar<string>($"select row_to_json(c)::text from booking.complaint c where id = '{Text(filed, "id")}'");

        Assert.DoesNotContain("CANARY", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("委任状")]
    [InlineData("ﾌﾘｶﾞﾅ　ｻｶﾞｽ")]
    [InlineData("ふりがな")]
    public async Task Manuals_are_found_by_every_word_in_any_width_and_kana(string query)
    {
        var found = await (await host.Operator.GetAsync("/api/v1/manuals?query=" + Uri.EscapeDataString(query))).Json();
        var none = await (await host.Operator.GetAsync("/api/v1/manuals?query=" + Uri.EscapeDataString(query + " %_%"))).Json();

        Assert.NotEmpty(found.EnumerateArray());
        Assert.Empty(none.EnumerateArray());
    }

    [Fact]
    public async Task A_new_revision_is_seen_when_somebody_else_has_approved_it()
    {
        using var manager = await host.As("manager");
        using var staff = await host.As("staff");
        await manager.PutAsJsonAsync("/api/v1/manuals/snow", new { kind = "manual", title = "大雪のとき", body = "会場の **開始** が遅れます。" });

        var before = await (await host.Operator.GetAsync("/api/v1/manuals?query=" + Uri.EscapeDataString("大雪"))).Json();
        var own = await manager.PostAsync("/api/v1/manuals/snow/approve", null);
        var approved = await staff.PostAsync("/api/v1/manuals/snow/approve", null);
        var after = await (await host.Operator.GetAsync("/api/v1/manuals?query=" + Uri.EscapeDataString("大雪"))).Json();

        Assert.Empty(before.EnumerateArray());
        await own.Problem(403, "forbidden");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        Assert.Equal("snow", Text(Assert.Single(after.EnumerateArray()), "id"));
    }

    [Fact]
    public async Task Contacts_are_kept_by_the_city_and_found_by_what_they_are_for()
    {
        using var staff = await host.As("staff");
        await staff.PutAsJsonAsync("/api/v1/contacts/tax", new { name = "市民税課", whatFor = "住民税のこと", phone = "000-000-2222" });

        var found = await (await host.Operator.GetAsync("/api/v1/contacts?query=" + Uri.EscapeDataString("住民税"))).Json();
        var national = await (await host.Operator.GetAsync("/api/v1/contacts?query=" + Uri.EscapeDataString("ふりーだいやる"))).Json();

        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/contacts/tax") { Content = JsonContent.Create(new { name = "市民税課", whatFor = "住民税のこと" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        var stale = await staff.SendAsync(request);

        Assert.Equal("000-000-2222", Text(Assert.Single(found.EnumerateArray()), "phone"));
        Assert.Equal(1, (await stale.Problem(412, "stale-version")).GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await staff.DeleteAsync("/api/v1/contacts/tax")).StatusCode);
        await (await staff.DeleteAsync("/api/v1/contacts/tax")).Problem(404, "not-found");
        Assert.NotEmpty(national.EnumerateArray());
    }

    [Fact]
    public async Task The_script_is_in_the_callers_language_as_far_as_there_is_one()
    {
        var english = await (await host.Operator.GetAsync("/api/v1/scripts?language=en&procedure=card-pickup")).Json();
        var spanish = await (await host.Operator.GetAsync("/api/v1/scripts?language=es")).Json();
        var vietnamese = await (await host.Operator.GetAsync("/api/v1/scripts?language=vi")).Json();

        Assert.All(english.EnumerateArray(), line => Assert.Equal("en", Text(line, "language")));
        Assert.Equal(("vi", "draft"), (Text(vietnamese[0], "language"), Text(vietnamese[0], "review")));
        Assert.All(spanish.EnumerateArray(), line => Assert.Equal("ja", Text(line, "language")));
    }

    [Fact]
    public async Task The_months_report_equals_sql_and_is_a_table_for_excel_too()
    {
        var slot = host.Slot();
        var path = (await Booked(slot)).Headers.Location!.ToString();
        var other = host.Slot();
        await Post($"{path}/move", new { venueId = "city-centre", date = other.Date, time = other.Time });
        await Post($"{path}/cancel", null);
        await Called();
        var month = await host.Database.Scalar<string>("select to_char(now() at time zone 'Asia/Tokyo', 'YYYY-MM')");

        var report = await (await host.Operator.GetAsync($"/api/v1/reports/monthly?month={month}")).Json();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/reports/monthly?month={month}");
        request.Headers.Accept.ParseAdd("text/csv");
        var csv = await (await host.Operator.SendAsync(request)).Content.ReadAsStringAsync();
        var empty = await (await host.Operator.GetAsync("/api/v1/reports/monthly?month=2020-01")).Json();

        foreach (var (field, kind) in new[] { ("bookings", "booked"), ("moves", "moved"), ("cancellations", "cancelled"), ("noShows", "no-show") })
            Assert.Equal(await Events($"kind = '{kind}'"), report.GetProperty(field).GetInt64());
        Assert.True(report.GetProperty("calls").GetInt64() > 0);
        foreach (var channel in new[] { "web", "telephone", "staff" })
            Assert.Equal(await Events($"kind = 'booked' and channel = '{channel}'"), report.GetProperty("byChannel").GetProperty(channel).GetInt64());
        Assert.Equal(report.GetProperty("bookings").GetInt64(), report.GetProperty("byVenue").EnumerateObject().Sum(one => one.Value.GetInt64()));
        Assert.Equal(report.GetProperty("bookings").GetInt64(), report.GetProperty("byProcedure").EnumerateObject().Sum(one => one.Value.GetInt64()));
        Assert.StartsWith("項目,内訳,件数", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        foreach (var id in new[] { "city-centre", "card-pickup" }) Assert.DoesNotContain(id, csv, StringComparison.Ordinal);
        Assert.Contains("マイナンバーカードの受け取り", csv, StringComparison.Ordinal);
        Assert.Equal(await host.Database.Scalar<long>("select count(*) from booking.complaint"), report.GetProperty("complaints").GetInt64());
        Assert.Equal(0, empty.GetProperty("bookings").GetInt64());
        await (await host.Operator.GetAsync("/api/v1/reports/monthly?month=december")).Problem(422, "validation");
    }

    private Task<long> Events(string where) => host.Database.Scalar<long>(
        $"select count(*) from booking.reservation_event where {where} and date_trunc('month', at at time zone 'Asia/Tokyo') = date_trunc('month', now() at time zone 'Asia/Tokyo')");

    private async Task<string> Called()
    {
        var answer = await Post("/api/v1/calls", new { language = "ja", from = "090-0000-4821" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return Text(await answer.Json(), "id")!;
    }

    private Task<HttpResponseMessage> Hold(string call, (string Date, string Time) slot, string? key = null) =>
        Post("/api/v1/holds", new { venueId = "city-centre", date = slot.Date, time = slot.Time, procedure = "card-pickup", callId = call }, key);

    private Task<HttpResponseMessage> Family((string Date, string Time) slot, object[] people, string? key = null, string? callId = null) =>
        Post("/api/v1/reservations/family", new { venueId = "city-centre", date = slot.Date, time = slot.Time, procedure = "card-pickup", people, callId }, key);

    private Task<HttpResponseMessage> Booked((string Date, string Time) slot)
    {
        var (id, birthday) = host.Applicant();
        return Bookings.Post(host.Operator, ("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday));
    }

    // Availability is 200 ms old at most.
    private async Task Free((string Date, string Time) slot, int expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await Free(slot) != expected) await pause.WaitForNextTickAsync(patience.Token);
    }

    private async Task<int> Free((string Date, string Time) slot)
    {
        var month = await (await host.Operator.GetAsync($"/api/v1/venues/city-centre/availability?procedure=card-pickup&month={slot.Date[..7]}")).Json();
        return month.GetProperty("days").EnumerateArray().Single(day => Text(day, "date") == slot.Date)
            .GetProperty("slots").EnumerateArray().Single(one => Text(one, "time") == slot.Time).GetProperty("free").GetInt32();
    }

    private Task<HttpResponseMessage> Post(string path, object? body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return host.Operator.SendAsync(request);
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;
}
