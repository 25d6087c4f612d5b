using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Api.Tokens;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.Tokens;

[Collection(ApiCollection.Name)]
public sealed class SignInTests(ApiHost host)
{
    private const string Path = "/api/v1/tokens";

    [Fact]
    public async Task The_right_password_gives_a_token_that_opens_the_api()
    {
        var answer = await SignIn(StaffRoles.Operator, ApiHost.Password);

        var body = await answer.Json();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(3600, body.GetProperty("expiresIn").GetInt64());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        using var client = WithToken(body.GetProperty("accessToken").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/reservations")).StatusCode);
    }

    [Theory]
    [InlineData("operator", "wrong")]
    [InlineData("nobody", ApiHost.Password)]
    [InlineData("operator\0", ApiHost.Password)]
    public async Task Every_wrong_sign_in_hears_the_same(string userName, string password)
    {
        var reference = await (await SignIn("somebody", "else")).Content.ReadAsStringAsync();

        var answer = await SignIn(userName, password);

        await answer.Problem(401, "unauthorized");
        Assert.Equal(reference, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_locked_account_hears_the_same_also_with_the_right_password()
    {
        var account = await Account();
        for (var attempt = 0; attempt < 10; attempt++) await SignIn(account, "wrong");

        var answer = await SignIn(account, ApiHost.Password);

        await answer.Problem(401, "unauthorized");
        Assert.True(await IsLocked(account));
        Assert.Equal(await (await SignIn("nobody", "wrong")).Content.ReadAsStringAsync(), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Attempts_in_parallel_all_count()
    {
        var account = await Account();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SignIn(account, "wrong")));

        Assert.True(await IsLocked(account));
    }

    [Fact]
    public async Task A_right_sign_in_forgives_the_slips_before_it()
    {
        var account = await Account();
        for (var attempt = 0; attempt < 9; attempt++) await SignIn(account, "wrong");

        Assert.Equal(HttpStatusCode.OK, (await SignIn(account, ApiHost.Password)).StatusCode);

        await SignIn(account, "wrong");
        Assert.False(await IsLocked(account));
    }

    [Fact]
    public async Task No_refusal_comes_before_its_time()
    {
        foreach (var (userName, password) in new[] { ("operator", "wrong"), ("nobody", "wrong") })
        {
            var started = Stopwatch.GetTimestamp();

            await SignIn(userName, password);

            Assert.True(Stopwatch.GetElapsedTime(started) >= SignInDesk.RefusalTime, userName);
        }
    }

    [Fact]
    public async Task Missing_fields_are_named()
    {
        var problem = await (await host.Anonymous.PostText(Path, """{"userName":""}""")).Problem(422, "validation");

        Assert.Equal(["password", "userName"], problem.Fields());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_forged_or_missing_token_is_no_sign_in(string token)
    {
        using var client = WithToken(token);

        var answer = await client.GetAsync("/api/v1/reservations");

        await answer.Problem(401, "unauthorized");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("short", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("only small letters here", true)]
    public async Task Passwords_need_length_and_no_composition(string password, bool taken)
    {
        var seeder = host.App.Services.GetRequiredService<AccountSeeder>();

        var fault = await Record.ExceptionAsync(() => seeder.EnsureAccount($"rules-{Guid.NewGuid():N}", StaffRoles.Operator, password));

        Assert.Equal(taken, fault is null);
    }

    [Fact]
    public async Task Making_an_account_again_leaves_it_as_it_is_unless_nobody_remembers_its_password()
    {
        var account = await Account();
        var seeder = host.App.Services.GetRequiredService<AccountSeeder>();

        Assert.False(await seeder.EnsureAccount(account, StaffRoles.Operator, "another long password"));
        Assert.Equal(HttpStatusCode.OK, (await SignIn(account, ApiHost.Password)).StatusCode);

        Assert.True(await seeder.EnsureAccount(account, StaffRoles.Operator, "another long password", renew: true));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(account, ApiHost.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(account, "another long password")).StatusCode);
    }

    private Task<HttpResponseMessage> SignIn(string userName, string password) =>
        host.Fresh().Anonymous.PostAsJsonAsync(Path, new { userName, password });

    private HttpClient WithToken(string token)
    {
        var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private async Task<string> Account()
    {
        var name = $"account-{Guid.NewGuid():N}";
        await host.App.Services.GetRequiredService<AccountSeeder>().EnsureAccount(name, StaffRoles.Operator, ApiHost.Password);
        return name;
    }

    private Task<bool> IsLocked(string account) =>
        host.Database.Scalar<bool>($"""select "LockoutEnd" > now() from identity.account where "UserName" = '{account}'""");
}
