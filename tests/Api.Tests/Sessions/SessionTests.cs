using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansBooking.Api.Tests.Accounts;
using OrleansBooking.Api.Tests.Hosting;

namespace OrleansBooking.Api.Tests.Sessions;

/// <summary>Sessions end on the server, whatever a token says of its own life.</summary>
[Collection(ApiCollection.Name)]
public sealed class SessionTests(ApiHost host)
{
    [Fact]
    public async Task One_of_several_is_signed_out_and_the_others_stay()
    {
        var name = await host.Ready();
        using var first = await host.Client(name, Administration.Own);
        using var second = await host.Client(name, Administration.Own);
        var other = await Current(second);
        Assert.Contains(await Sessions(first), session => session.GetProperty("id").GetGuid() == other && !session.GetProperty("current").GetBoolean());

        Assert.Equal(HttpStatusCode.NoContent, (await first.DeleteAsync($"/api/v1/me/sessions/{other}")).StatusCode);

        await (await second.GetAsync("/api/v1/me")).Problem(401, "unauthorized");
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_token_at_once()
    {
        using var own = await host.Client(await host.Ready(), Administration.Own);

        Assert.Equal(HttpStatusCode.NoContent, (await own.DeleteAsync("/api/v1/me/sessions/current")).StatusCode);

        await (await own.GetAsync("/api/v1/me")).Problem(401, "unauthorized");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all()
    {
        var name = await host.Ready();
        using var first = await host.Client(name, Administration.Own);
        using var second = await host.Client(name, Administration.Own);

        await first.DeleteAsync("/api/v1/me/sessions");

        foreach (var one in new[] { first, second }) await (await one.GetAsync("/api/v1/me")).Problem(401, "unauthorized");
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_the_own()
    {
        var name = await host.Ready();
        using var first = await host.Client(name, Administration.Own);
        using var second = await host.Client(name, Administration.Own);

        await first.PutAsJsonAsync("/api/v1/me/password", new { password = Administration.Own, newPassword = "eight blue tea pots" });

        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/api/v1/me")).StatusCode);
        await (await second.GetAsync("/api/v1/me")).Problem(401, "unauthorized");
    }

    [Theory]
    [InlineData("\"LastUsedAt\" = now() - interval '61 minutes'")]
    [InlineData("\"EndsAt\" = now() - interval '1 second'")]
    [InlineData("\"EndedAt\" = now()")]
    public async Task Another_process_sees_what_has_ended(string end)
    {
        var name = await host.Ready();
        using var own = await host.Client(name, Administration.Own);
        await host.Database.Execute($"""update identity.session set {end} where "UserId" = (select "Id" from identity.account where "UserName" = '{name}')""");
        await using var other = await host.Start(_ => { });
        using var there = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
        there.DefaultRequestHeaders.Authorization = own.DefaultRequestHeaders.Authorization;

        await (await there.GetAsync("/api/v1/me")).Problem(401, "unauthorized");
    }

    [Fact]
    public async Task A_live_session_is_good_in_another_process()
    {
        using var own = await host.Client(await host.Ready(), Administration.Own);
        await using var other = await host.Start(_ => { });
        using var there = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
        there.DefaultRequestHeaders.Authorization = own.DefaultRequestHeaders.Authorization;

        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        using var one = await host.Client(await host.Ready(), Administration.Own);
        using var another = await host.Client(await host.Ready(), Administration.Own);

        await (await one.DeleteAsync($"/api/v1/me/sessions/{await Current(another)}")).Problem(404, "not-found");

        Assert.Equal(HttpStatusCode.OK, (await another.GetAsync("/api/v1/me")).StatusCode);
    }

    private static async Task<JsonElement[]> Sessions(HttpClient client) =>
        [.. (await (await client.GetAsync("/api/v1/me/sessions")).Json()).EnumerateArray()];

    private static async Task<Guid> Current(HttpClient client) =>
        (await Sessions(client)).Single(session => session.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();
}
