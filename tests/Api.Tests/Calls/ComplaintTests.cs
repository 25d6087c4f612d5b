using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using OrleansBooking.Api.Tests.Hosting;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>Complaints, from the caller to the city (T4).</summary>
[Collection(CallCentreCollection.Name)]
public sealed class ComplaintTests(CityHost host) : CallCentreScene(host)
{
    [Fact]
    public async Task A_complaint_has_an_owner_and_a_day_and_is_closed_only_after_the_city_was_told()
    {
        using var manager = await Host.As("manager");
        var filed = await Post("/api/v1/complaints", new { what = "待ち時間が長かった", callId = await Called() });
        var complaint = await filed.Json();
        var path = $"/api/v1/complaints/{Text(complaint, "id")}";

        var early = await manager.PutAsJsonAsync(path, new { state = "closed", answer = "おわびした" });
        var unanswered = await manager.PutAsJsonAsync(path, new { state = "reported" });
        var reported = await manager.PutAsJsonAsync(path, new { state = "reported", answer = "おわびし、市に伝えた" });
        var closed = await manager.PutAsJsonAsync(path, new { state = "closed" });
        using var viewer = await Host.As("viewer");
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
        using var manager = await Host.As("manager");
        await Post("/api/v1/complaints", new { what = "=1+1 案内がない" });
        var today = await Host.Database.Scalar<string>("select to_char(now() at time zone 'Asia/Tokyo', 'YYYY-MM-DD')");

        var csv = await Csv(manager, $"/api/v1/complaints?from={today}&to={today}&reason=%E6%9C%88%E3%81%AE%E5%A0%B1%E5%91%8A");
        var refused = await Csv(Host.Operator, $"/api/v1/complaints?from={today}&to={today}");
        var listed = await (await Host.Operator.GetAsync($"/api/v1/complaints?from={today}&to={today}")).Json();
        var text = await csv.Content.ReadAsStringAsync();

        Assert.StartsWith("苦情の番号,受けた日時", text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("案内がない", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", text, StringComparison.Ordinal);
        await refused.Problem(403, "forbidden");
        Assert.Contains(listed.EnumerateArray(), one => Text(one, "what") == "=1+1 案内がない");
        Assert.Equal("月の報告", await Host.Database.Scalar<string>("select reason from booking.export where kind = 'complaints' order by at desc limit 1"));
        await (await Host.Operator.GetAsync("/api/v1/complaints?from=2026-12-02&to=2026-12-01")).Problem(422, "validation");

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

        var row = await Host.Database.Scalar<string>($"select row_to_json(c)::text from booking.complaint c where id = '{Text(filed, "id")}'");

        Assert.DoesNotContain("CANARY", row, StringComparison.Ordinal);
    }
}
