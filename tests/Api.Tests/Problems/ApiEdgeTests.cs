using System.Net;
using System.Text;
using System.Text.Json;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tests.Reservations;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Problems;

/// <summary>Whatever goes wrong, and whoever notices it, the answer is a problem without a word of an exception.</summary>
[Collection(ApiCollection.Name)]
public sealed class ApiEdgeTests(ApiHost host)
{
    public static TheoryData<Exception> Passing => [new TimeoutException("secret"), new OrleansException("secret"), new SiloUnavailableException("secret"), new OperationCanceledException("secret")];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task An_engine_that_is_away_is_busy_and_says_when_to_come_back(Exception fault)
    {
        host.Fresh().Grains.Slots.Fail(fault);

        var answer = await Bookings.Post(await host.As(StaffRoles.Operator));

        await answer.Problem(503, "busy");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_is_logged_and_tells_the_caller_nothing_of_itself()
    {
        host.Fresh().Grains.Slots.Fail(new InvalidOperationException("the bug's own words"));

        var answer = await Bookings.Post(await host.As(StaffRoles.Operator));

        await answer.Problem(500, "internal");
        Assert.DoesNotContain("own words", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("the bug's own words", host.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "not-found")]
    [InlineData("GET", "/api/nothing", 404, "not-found")]
    [InlineData("GET", "/api", 404, "not-found")]
    [InlineData("DELETE", "/api/v1/venues", 405, "method-not-allowed")]
    public async Task What_the_router_refuses_is_a_problem_too(string method, string path, int status, string slug)
    {
        var answer = await host.Anonymous.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        await answer.Problem(status, slug);
    }

    [Theory]
    [InlineData("{", "body")]
    [InlineData("", "body")]
    [InlineData("null", "body")]
    [InlineData("[]", "body")]
    [InlineData("\"text\"", "body")]
    [InlineData("{\"venueId\":\"a\",\"venueId\":\"b\"}", "venueId")]
    [InlineData("{\"venueId\":5}", "venueId")]
    [InlineData("{\"birthday\":412}", "birthday")]
    [InlineData("{\"name\":{\"a\":1}}", "name")]
    [InlineData("{\"name\":\"\\ud800\"}", "name")]
    [InlineData("{\"venueId\":\"a\"} trailing", "body")]
    public async Task A_body_that_cannot_be_read_is_named_by_its_field(string body, string field)
    {
        using var client = await host.As(StaffRoles.Operator);

        var problem = await (await client.PostText(Bookings.Path, body)).Problem(422, "validation");

        Assert.Equal([field], problem.Fields());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_body_is_read_alike_with_a_byte_order_mark_and_in_pieces(bool marked, bool chunked)
    {
        host.Fresh();
        using var client = await host.As(StaffRoles.Operator);
        using var request = new HttpRequestMessage(HttpMethod.Post, Bookings.Path)
        {
            Content = new ByteArrayContent([.. marked ? Encoding.UTF8.Preamble : [], .. JsonSerializer.SerializeToUtf8Bytes(Bookings.Body())]),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = chunked;

        Assert.Equal(HttpStatusCode.Created, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_a_validation_problem()
    {
        using var client = await host.As(StaffRoles.Operator);
        using var content = new ByteArrayContent([.. "{\"name\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        await (await client.PostAsync(Bookings.Path, content)).Problem(422, "validation");
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        using var client = await host.As(StaffRoles.Operator);

        await (await client.PostText(Bookings.Path, "a=b", "application/x-www-form-urlencoded")).Problem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task A_body_over_one_megabyte_is_refused()
    {
        using var client = await host.As(StaffRoles.Operator);
        using var request = new HttpRequestMessage(HttpMethod.Post, Bookings.Path)
        {
            Content = new StringContent($"{{\"note\":\"{new string('x', 1_100_000)}\"}}", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;

        await (await client.SendAsync(request)).Problem(413, "too-large");
    }

    [Fact]
    public async Task Every_answer_has_the_security_headers()
    {
        foreach (var path in new[] { "/api/v1/venues", "/api/v1/nothing", "/api/v1/reservations" })
        {
            var answer = await host.Fresh().Anonymous.GetAsync(path);

            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.NotNull(answer.Headers.CacheControl);
        }

        var personal = await (await host.As(StaffRoles.Operator)).GetAsync("/api/v1/reservations");
        Assert.Equal(HttpStatusCode.OK, personal.StatusCode);
        Assert.True(personal.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Nothing_that_is_typed_gets_into_the_log()
    {
        const string canary = "カナリヤ7791";
        using var client = await host.As(StaffRoles.Operator);

        await client.GetAsync($"/api/v1/reservations?query={canary}");
        await client.GetAsync("/api/v1/reservations?query=canary-7791");
        await Bookings.Post(client, ("name", "canary-7791"), ("note", "canary-7791"), ("phone", "canary-7791"));
        await client.PostText("/api/v1/tokens", """{"userName":"canary-7791","password":"canary-7791"}""");
        host.Fresh().Grains.Slots.Fail(new TimeoutException());
        await Bookings.Post(client, ("name", "canary-7791"), ("email", "canary-7791@example.jp"));

        Assert.Contains("answered busy", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("7791", Uri.UnescapeDataString(host.Log.Text), StringComparison.Ordinal);
    }
}
