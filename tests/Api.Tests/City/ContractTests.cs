using System.Net;
using System.Text;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;

namespace OrleansBooking.Api.Tests.City;

/// <summary>The contract against the whole product: a real process, its engine, its database.</summary>
public sealed class ContractTests(CityHost host) : IClassFixture<CityHost>
{
    [Fact]
    public async Task A_booking_is_found_changed_moved_and_cancelled()
    {
        var slots = new[] { host.Slot(), host.Slot() };
        var booked = await Book(slots[0], name: "山田 花子", kana: "やまだ はなこ", phone: "090-1234-5678");
        var path = booked.Headers.Location!.ToString();

        var found = await (await host.Operator.GetAsync(path)).Json();
        var patched = await Send(HttpMethod.Patch, path, """{"phone":"０３１２３４５６７８","note":"車いす"}""", "\"1\"");
        var moved = await Send(HttpMethod.Post, path + "/move", Target(slots[1]), "\"2\"");
        var cancelled = await Send(HttpMethod.Post, path + "/cancel", """{"reason":"電話で連絡"}""", "\"3\"");
        var after = await (await host.Operator.GetAsync(path)).Json();

        Assert.Equal(("booked", "telephone", "ヤマダ ハナコ"), (Text(found, "status"), Text(found, "channel"), Text(found, "kana")));
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (patched.StatusCode, patched.Headers.ETag?.ToString()));
        Assert.Equal((HttpStatusCode.OK, "\"3\"", slots[1].Time), (moved.StatusCode, moved.Headers.ETag?.ToString(), Text(await moved.Json(), "time")));
        Assert.Equal((HttpStatusCode.OK, "\"4\""), (cancelled.StatusCode, cancelled.Headers.ETag?.ToString()));
        Assert.Equal(("cancelled", "0312345678", "車いす"), (Text(after, "status"), Text(after, "phone"), Text(after, "note")));
        Assert.Equal(["booked", "contact-changed", "moved", "cancelled"], after.GetProperty("events").EnumerateArray().Select(one => Text(one, "kind")));
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_also_after_the_reservation_moved_on()
    {
        var slots = new[] { host.Slot(), host.Slot() };
        var (key, applicant) = (Guid.NewGuid().ToString(), host.Applicant());
        var first = await Book(slots[0], applicant: applicant, key: key);
        var path = first.Headers.Location!.ToString();
        var (moveKey, cancelKey) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var moved = await Send(HttpMethod.Post, path + "/move", Target(slots[1]), key: moveKey);
        var cancelled = await Send(HttpMethod.Post, path + "/cancel", "{}", key: cancelKey);

        var bookedAgain = await Book(slots[0], applicant: applicant, key: key);
        var movedAgain = await Send(HttpMethod.Post, path + "/move", Target(slots[1]), key: moveKey);
        var cancelledAgain = await Send(HttpMethod.Post, path + "/cancel", "{}", key: cancelKey);

        await AssertSame(first, bookedAgain);
        await AssertSame(moved, movedAgain);
        await AssertSame(cancelled, cancelledAgain);
    }

    [Fact]
    public async Task The_same_key_fifty_times_at_once_is_one_reservation()
    {
        var slot = host.Slot();
        var (key, applicant) = (Guid.NewGuid().ToString(), host.Applicant());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Book(slot, applicant: applicant, key: key)));

        var numbers = await Task.WhenAll(answers.Select(async answer => Text(await answer.Json(), "number")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(numbers.Distinct());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_a_mismatch()
    {
        var slots = new[] { host.Slot(), host.Slot() };
        var (key, applicant) = (Guid.NewGuid().ToString(), host.Applicant());
        await Book(slots[0], applicant: applicant, key: key);

        await (await Book(slots[0], applicant: applicant, key: key, name: "別の人")).Problem(422, "idempotency-mismatch");
        await (await Book(slots[1], applicant: applicant, key: key)).Problem(422, "idempotency-mismatch");
    }

    [Fact]
    public async Task An_unknown_id_and_a_wrong_birthday_hear_the_same()
    {
        var slot = host.Slot();
        var (id, birthday) = host.Applicant();

        var wrong = await Book(slot, applicant: (id, birthday == "0101" ? "0102" : "0101"));
        var unknown = await Book(slot, applicant: ("9999999999999999", "0101"));

        await unknown.Problem(422, "unknown-applicant");
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Guessing_birthdays_is_stopped_and_says_until_when()
    {
        var slot = host.Slot();
        var (id, birthday) = host.Applicant();
        var guesses = Enumerable.Range(1, 28).Select(day => $"06{day:00}").Where(guess => guess != birthday);

        HttpResponseMessage answer = null!;
        foreach (var guess in guesses)
        {
            answer = await Book(slot, applicant: (id, guess));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) break;
        }

        await answer.Problem(429, "too-many-attempts");
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        await (await Book(slot, applicant: (id, birthday))).Problem(429, "too-many-attempts");
    }

    [Fact]
    public async Task A_full_slot_offers_others_that_are_free()
    {
        var slot = host.Slot();
        for (var seat = 0; seat < 4; seat++) Assert.Equal(HttpStatusCode.Created, (await Book(slot)).StatusCode);

        var problem = await (await Book(slot)).Problem(409, "slot-full");

        var alternatives = problem.GetProperty("alternatives").EnumerateArray().ToList();
        Assert.Equal(3, alternatives.Count);
        var other = (Text(alternatives[0], "date")!, Text(alternatives[0], "time")!);
        Assert.Equal(HttpStatusCode.Created, (await Book(other)).StatusCode);
    }

    [Fact]
    public async Task One_applicant_has_one_reservation_for_a_procedure()
    {
        var slots = new[] { host.Slot(), host.Slot() };
        var applicant = host.Applicant();
        var first = await (await Book(slots[0], applicant: applicant)).Json();

        var problem = await (await Book(slots[1], applicant: applicant)).Problem(409, "already-booked");

        Assert.Equal(Text(first, "number"), Text(problem, "number"));
    }

    [Theory]
    [InlineData("nowhere", null, null, "card-pickup", 422, "validation", "venueId")]
    [InlineData("city-centre", null, "03:07", "card-pickup", 422, "validation", "date", "time")]
    [InlineData("city-centre", null, null, "passport", 422, "validation", "procedure")]
    [InlineData("city-centre", "2001-01-01", null, "card-pickup", 422, "validation", "date", "time")]
    public async Task What_the_plan_does_not_have_is_named(
        string venue, string? date, string? time, string procedure, int status, string slug, params string[] fields)
    {
        var slot = host.Slot();
        var (id, birthday) = host.Applicant();

        var answer = await Bookings.Post(
            host.Operator, ("venueId", venue), ("date", date ?? slot.Date), ("time", time ?? slot.Time), ("procedure", procedure),
            ("reservationId", id), ("birthday", birthday));

        Assert.Equal(fields, (await answer.Problem(status, slug)).Fields());
    }

    [Fact]
    public async Task A_stale_version_changes_nothing()
    {
        var path = (await Book(host.Slot())).Headers.Location!.ToString();
        await Send(HttpMethod.Patch, path, """{"note":"一"}""");

        var problem = await (await Send(HttpMethod.Patch, path, """{"note":"二"}""", "\"1\"")).Problem(412, "stale-version");
        await (await Send(HttpMethod.Post, path + "/cancel", "{}", "\"1\"")).Problem(412, "stale-version");

        Assert.Equal(2, problem.GetProperty("version").GetInt32());
        Assert.Equal(("一", "booked"), await State(path));
    }

    [Fact]
    public async Task A_cancelled_reservation_cannot_change()
    {
        var slots = new[] { host.Slot(), host.Slot() };
        var path = (await Book(slots[0])).Headers.Location!.ToString();
        await Send(HttpMethod.Post, path + "/cancel", "{}");

        await (await Send(HttpMethod.Post, path + "/cancel", "{}")).Problem(409, "slot-closed");
        await (await Send(HttpMethod.Post, path + "/move", Target(slots[1]))).Problem(409, "slot-closed");
    }

    [Fact]
    public async Task A_renewal_without_id_is_found_by_kana_and_telephone_and_is_only_one()
    {
        var slots = new[] { host.Slot(), host.Slot() };
        (string, object?)[] person =
        [
            ("procedure", "certificate-renewal"), ("reservationId", null), ("name", "佐藤 次郎"), ("kana", "サトウ ジロウ"), ("phone", "08087654321"), ("birthday", "0229"),
        ];

        var first = await Bookings.Post(host.Operator, [("date", slots[0].Date), ("time", slots[0].Time), .. person]);
        var second = await Bookings.Post(host.Operator, [("date", slots[1].Date), ("time", slots[1].Time), .. person]);

        var number = Text(await first.Json(), "number");
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await second.Problem(409, "already-booked");
        foreach (var query in new[] { number!, "サトウ", "さとう じろう", "080-8765-4321", "０８０８７６５４３２１", "4321" })
            Assert.Contains(number, await Found("query=" + Uri.EscapeDataString(query)));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps()
    {
        var booked = new List<string>();
        for (var i = 0; i < 5; i++) booked.Add(Text(await (await Book(host.Slot())).Json(), "number")!);

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await (await host.Operator.GetAsync("/api/v1/reservations?limit=2&status=booked" + (cursor is null ? "" : "&cursor=" + cursor))).Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => Text(item, "number")!));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Subset(seen.ToHashSet(), booked.ToHashSet());
    }

    [Fact]
    public async Task The_list_for_excel_has_what_was_booked()
    {
        var (id, birthday) = host.Applicant();
        var number = Text(await (await Book(host.Slot(), applicant: (id, birthday), phone: "0312345678", name: "=1+1")).Json(), "number");

        var bytes = await host.Administrator.GetByteArrayAsync("/api/v1/reservations.csv?status=booked");

        var line = Encoding.UTF8.GetString(bytes).Split("\r\n").Single(one => one.Contains(number!, StringComparison.Ordinal));
        Assert.Equal<byte>([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Contains("\"=\"\"0312345678\"\"\"", line, StringComparison.Ordinal);
        Assert.Contains($"\"=\"\"{id}\"\"\"", line, StringComparison.Ordinal);
        Assert.Contains(",'=1+1,", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_applicant_can_book_and_bad_lines_are_listed()
    {
        const string file = "reservation_id,birthday,procedures\r\nAPI-0001,0412,card-pickup\r\nAPI-0002,0230,card-pickup\r\n";
        var accepted = await host.Administrator.PostText("/api/v1/applicants/imports", file, "text/csv");
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);

        var progress = await Done(accepted.Headers.Location!.ToString());
        var booked = await Book(host.Slot(), applicant: ("API0001", "0412"));

        Assert.Equal((2, 1), (progress.GetProperty("read").GetInt32(), progress.GetProperty("accepted").GetInt32()));
        Assert.Equal((3, "malformed-birthday"), (progress.GetProperty("rejected")[0].GetProperty("line").GetInt32(), Text(progress.GetProperty("rejected")[0], "reason")));
        Assert.Equal(HttpStatusCode.Created, booked.StatusCode);
    }

    [Fact]
    public async Task Ids_that_the_system_makes_can_book()
    {
        var accepted = await host.Administrator.PostText("/api/v1/applicants/issues", "reference,birthday,procedures\r\nA-1,0505,card-pickup\r\n", "text/csv");
        var path = accepted.Headers.Location!.ToString();
        await Done(path);

        var lines = (await host.Administrator.GetStringAsync(path + ".csv")).TrimStart('\uFEFF').Split("\r\n");

        Assert.Equal("reference,reservation_id", lines[0]);
        var id = lines[1].Split(',')[1];
        Assert.Equal(HttpStatusCode.Created, (await Book(host.Slot(), applicant: (id, "0505"))).StatusCode);
    }

    [Theory]
    [InlineData("reservation_id;birthday\r\nA;0412\r\n")]
    [InlineData("")]
    public async Task A_file_with_wrong_columns_or_nothing_in_it_is_refused_whole(string file) =>
        await (await host.Administrator.PostText("/api/v1/applicants/imports", file, "text/csv")).Problem(422, "validation");

    [Fact]
    public async Task A_missing_column_is_named_as_a_column()
    {
        var answer = await host.Administrator.PostText("/api/v1/applicants/imports", "reservation_id,procedures\r\nA0001,card-pickup\r\n", "text/csv");

        var errors = (await answer.Problem(422, "validation")).GetProperty("errors");

        Assert.Equal("この列がありません。", errors.GetProperty("birthday")[0].GetString());
    }

    [Fact]
    public async Task The_same_key_with_another_file_is_a_mismatch_and_with_the_same_file_the_same_answer()
    {
        const string file = "reservation_id,birthday,procedures\r\nKEY-0001,0412,card-pickup\r\n";
        var key = Guid.NewGuid().ToString();
        var first = await Import(file, key);
        await Done(first.Headers.Location!.ToString());

        var again = await Import(file, key);
        var other = await Import(file + "KEY-0002,0412,card-pickup\r\n", key);

        await AssertSame(first, again);
        await other.Problem(422, "idempotency-mismatch");
        Assert.Equal(1, (await Done(first.Headers.Location!.ToString())).GetProperty("accepted").GetInt32());
    }

    private Task<HttpResponseMessage> Import(string file, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/applicants/imports") { Content = new StringContent(file, Encoding.UTF8, "text/csv") };
        request.Headers.Add("Idempotency-Key", key);
        return host.Administrator.SendAsync(request);
    }

    private Task<HttpResponseMessage> Book(
        (string Date, string Time) slot, (string Id, string Birthday)? applicant = null, string? key = null,
        string? name = null, string? kana = null, string? phone = null)
    {
        var (id, birthday) = applicant ?? host.Applicant();
        return Bookings.Post(
            host.Operator, key, ("date", slot.Date), ("time", slot.Time), ("reservationId", id), ("birthday", birthday),
            ("name", name), ("kana", kana), ("phone", phone));
    }

    private static string Target((string Date, string Time) slot) =>
        $$"""{"venueId":"city-centre","date":"{{slot.Date}}","time":"{{slot.Time}}"}""";

    private Task<HttpResponseMessage> Send(HttpMethod method, string path, string body, string? tag = null, string? key = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return host.Operator.SendAsync(request);
    }

    private async Task<JsonElement> Done(string path)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await pause.WaitForNextTickAsync(patience.Token))
        {
            var progress = await (await host.Administrator.GetAsync(path)).Json();
            if (Text(progress, "state") == "done") return progress;
        }

        throw new TimeoutException("The import was not done within 30 seconds.");
    }

    private async Task<(string? Note, string? Status)> State(string path)
    {
        var reservation = await (await host.Operator.GetAsync(path)).Json();
        return (Text(reservation, "note"), Text(reservation, "status"));
    }

    private async Task<List<string?>> Found(string query)
    {
        var page = await (await host.Operator.GetAsync("/api/v1/reservations?" + query)).Json();
        return [.. page.GetProperty("items").EnumerateArray().Select(item => Text(item, "number"))];
    }

    private static async Task AssertSame(HttpResponseMessage first, HttpResponseMessage again)
    {
        Assert.Equal((first.StatusCode, first.Headers.ETag), (again.StatusCode, again.Headers.ETag));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;
}
