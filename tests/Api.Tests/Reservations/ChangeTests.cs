using System.Net;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Tests.Reservations;

[Collection(ApiCollection.Name)]
public sealed class ChangeTests(ApiHost host)
{
    private const string One = "/api/v1/reservations/123456789012";
    private const string Target = """{"venueId":"main-hall","date":"2026-12-12","time":"10:00","reason":"都合"}""";

    public static TheoryData<HttpMethod, string, string> Changes => new()
    {
        { HttpMethod.Patch, "", """{"name":"山田 太郎"}""" },
        { HttpMethod.Post, "/move", Target },
        { HttpMethod.Post, "/cancel", "{}" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_answers_with_the_reservation_and_its_new_etag(HttpMethod method, string path, string body)
    {
        host.Fresh();

        var answer = await Send(method, path, body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("\"2\"", answer.Headers.ETag?.ToString());
        Assert.Equal(2, (await answer.Json()).GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("*", null)]
    [InlineData("\"3\"", 3)]
    [InlineData("W/\"3\"", 0)]
    [InlineData("\"other\"", 0)]
    public async Task If_match_is_the_expected_version(string? tag, int? expected)
    {
        host.Fresh();
        foreach (var (method, path, body) in Changes.Select(row => ((HttpMethod)row[0], (string)row[1], (string)row[2]))) await Send(method, path, body, tag);

        Assert.Equal(expected, host.Grains.Desk.LastChange!.ExpectedVersion);
        Assert.Equal(expected, ((MoveSeat)host.Grains.Slots.Asked[0].Command).ExpectedVersion);
        Assert.Equal(expected, ((CancelSeat)host.Grains.Slots.Asked[1].Command).ExpectedVersion);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("\"3")]
    [InlineData("\"1\", \"2\"")]
    public async Task A_malformed_if_match_is_refused(string tag)
    {
        host.Fresh();
        foreach (var (method, path, body) in Changes.Select(row => ((HttpMethod)row[0], (string)row[1], (string)row[2])))
            Assert.Equal(["If-Match"], (await (await Send(method, path, body, tag)).Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task A_version_that_is_gone_is_a_failed_precondition()
    {
        host.Fresh().Grains.Slots.Refuse(Refusal.StaleVersion(5));

        await (await Send(HttpMethod.Post, "/cancel", "{}", "\"4\"")).Problem(412, "stale-version");
    }

    [Theory]
    [InlineData("123")]
    [InlineData("nothing")]
    [InlineData("999999999999")]
    public async Task A_number_that_nobody_has_is_not_found(string number)
    {
        using var client = await host.Fresh().As(StaffRoles.Operator);

        await (await client.GetAsync($"/api/v1/reservations/{number}")).Problem(404, "not-found");
        await (await client.PostText($"/api/v1/reservations/{number}/cancel", "{}")).Problem(404, "not-found");
    }

    [Fact]
    public async Task A_move_goes_to_the_slot_that_gains_the_seat()
    {
        host.Fresh();

        await Send(HttpMethod.Post, "/move", Target);

        var (slot, command) = Assert.Single(host.Grains.Slots.Asked);
        Assert.Equal(new SlotKey("main-hall", new(2026, 12, 12), new(10, 0)), slot);
        Assert.Equal("都合", Assert.IsType<MoveSeat>(command).Reason);
    }

    [Fact]
    public async Task A_move_into_a_full_slot_offers_others()
    {
        host.Fresh().Grains.Slots.Refuse(Refusal.Full);

        var problem = await (await Send(HttpMethod.Post, "/move", Target)).Problem(409, "slot-full");

        Assert.Equal(3, problem.GetProperty("alternatives").GetArrayLength());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"reason":null}""")]
    public async Task A_cancellation_needs_no_reason_and_no_body(string? body)
    {
        using var client = await host.Fresh().As(StaffRoles.Operator);

        var answer = body is null ? await client.PostAsync(One + "/cancel", null) : await client.PostText(One + "/cancel", body);

        Assert.Equal("cancelled", (await answer.Json()).GetProperty("status").GetString());
        Assert.Null(((CancelSeat)Assert.Single(host.Grains.Slots.Asked).Command).Reason);
    }

    [Fact]
    public async Task A_cancellation_goes_to_the_slot_where_the_reservation_is()
    {
        host.Fresh();

        await Send(HttpMethod.Post, "/cancel", """{"reason":"電話で連絡"}""");

        Assert.Equal(ScriptedDesk.Slot, Assert.Single(host.Grains.Slots.Asked).Slot);
    }

    [Fact]
    public async Task A_patch_keeps_what_is_absent_and_erases_what_is_null_or_empty()
    {
        host.Fresh();

        await Send(HttpMethod.Patch, "", """{"name":"山田 太郎","email":null,"note":"","phone":"０３－１２３４－５６７８"}""");

        var contact = host.Grains.Desk.LastChange!.Contact;
        Assert.Equal(("山田 太郎", null, "0312345678", "", null, ""), (contact.Name, contact.Kana, contact.Phone, contact.Email, contact.Language, contact.Note));
    }

    [Theory]
    [InlineData("""{"phone":"12"}""", "phone")]
    [InlineData("""{"phone":312345678}""", "phone")]
    [InlineData("""{"name":["a"]}""", "name")]
    [InlineData("""{"name":"\ud800"}""", "name")]
    [InlineData("""{"date":"2026-12-08"}""", "date")]
    [InlineData("""{"name":"a","name":"b"}""", "body")]
    [InlineData("[]", "body")]
    [InlineData("", "body")]
    [InlineData("{", "body")]
    public async Task A_patch_that_cannot_be_meant_is_refused(string body, string field)
    {
        host.Fresh();

        var problem = await (await Send(HttpMethod.Patch, "", body)).Problem(422, "validation");

        Assert.Equal([field], problem.Fields());
        Assert.Null(host.Grains.Desk.LastChange);
    }

    [Fact]
    public async Task An_empty_patch_changes_nothing_and_checks_the_version_all_the_same()
    {
        host.Fresh();

        var same = await Send(HttpMethod.Patch, "", "{}");
        var stale = await Send(HttpMethod.Patch, "", "{}", "\"9\"");

        Assert.Equal("\"1\"", same.Headers.ETag?.ToString());
        await stale.Problem(412, "stale-version");
        Assert.Null(host.Grains.Desk.LastChange);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string body, string? tag = null)
    {
        using var client = await host.As(StaffRoles.Operator);
        var request = new HttpRequestMessage(method, One + path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await client.SendAsync(request);
    }
}
