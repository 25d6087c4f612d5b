using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using OrleansBooking.Api.Tests.Accounts;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Audit;

/// <summary>Who did what, when, to whom, and nobody takes it back (P1, P5).</summary>
[Collection(ApiCollection.Name)]
public sealed class AuditTests(ApiHost host)
{
    [Fact]
    public async Task The_auditor_sees_what_was_done_to_an_account_the_newest_first()
    {
        var name = await host.Ready();
        using var administrator = await host.As(StaffRoles.Administrator);
        await administrator.PostAsJsonAsync($"/api/v1/accounts/{name}/lock", new { reason = "退職" });
        using var auditor = await host.As(StaffRoles.Auditor);

        var lines = await Lines(auditor, $"subject={name}");

        Assert.Equal(["account.lock", "own.password", "account.train", "account.make"], lines.Select(line => line.GetProperty("action").GetString()));
        Assert.Equal(("administrator", "退職"), (lines[0].GetProperty("actor").GetString(), lines[0].GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Sign_ins_are_there_with_the_reason_of_each_refusal()
    {
        var name = await host.Ready();
        await host.SignIn(name, "wrong");
        using var auditor = await host.As(StaffRoles.Auditor);

        var line = (await Lines(auditor, $"actor={name}&action=sign-in"))[0];

        Assert.Equal(("sign-in.refused", "wrong-password"), (line.GetProperty("action").GetString(), line.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap()
    {
        await host.Ready();
        using var auditor = await host.As(StaffRoles.Auditor);
        var all = (await Lines(auditor, "limit=4")).Select(line => line.GetProperty("id").GetInt64()).ToList();
        var first = await (await auditor.GetAsync("/api/v1/audit?limit=2")).Json();

        var second = await Lines(auditor, $"limit=2&before={first.GetProperty("next").GetInt64()}");

        Assert.Equal(all, first.GetProperty("items").EnumerateArray().Concat(second).Select(line => line.GetProperty("id").GetInt64()));
    }

    [Theory]
    [InlineData("update audit.entry set actor = 'somebody'")]
    [InlineData("delete from audit.entry")]
    [InlineData("truncate audit.entry")]
    public async Task Nobody_changes_the_trail_the_owner_neither(string change)
    {
        await host.Ready();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => host.Database.Execute(change));

        Assert.Equal("OB010", refused.SqlState);
    }

    private static async Task<JsonElement[]> Lines(HttpClient client, string query) =>
        [.. (await (await client.GetAsync("/api/v1/audit?" + query)).Json()).GetProperty("items").EnumerateArray()];
}
