using System.Net;
using System.Net.Http.Json;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Api.Tests.Accounts;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Contracts.Rights;

namespace OrleansBooking.Api.Tests.SecondFactors;

/// <summary>Authenticator apps and printed codes, each a second factor by itself; passkeys have a browser's test (Web.Tests).</summary>
[Collection(ApiCollection.Name)]
public sealed class SecondFactorTests(ApiHost host)
{
    private static long Now => Totp.StepOf(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task With_an_app_the_password_alone_no_longer_signs_in()
    {
        var (name, secret) = await WithApp();

        var problem = await (await host.SignIn(name, Administration.Own)).Problem(401, "second-factor");

        Assert.True(problem.GetProperty("secondFactor").GetProperty("code").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, Administration.Own, Totp.Code(secret, Now + 1))).StatusCode);
    }

    [Fact]
    public async Task The_second_step_needs_no_password_again()
    {
        var (name, secret) = await WithApp();
        var pending = (await (await host.SignIn(name, Administration.Own)).Json()).GetProperty("secondFactor").GetProperty("pending").GetString();

        var answer = await host.Anonymous.PostAsJsonAsync("/api/v1/tokens", new { userName = name, pending, code = Totp.Code(secret, Now + 1) });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_second_step_of_somebody_else_is_a_wrong_sign_in()
    {
        var (name, _) = await WithApp();
        var (other, secret) = await WithApp();
        var pending = (await (await host.SignIn(name, Administration.Own)).Json()).GetProperty("secondFactor").GetProperty("pending").GetString();

        var answer = await host.Anonymous.PostAsJsonAsync("/api/v1/tokens", new { userName = other, pending, code = Totp.Code(secret, Now + 1) });

        await answer.Problem(401, "unauthorized");
    }

    [Fact]
    public async Task A_code_is_good_once_also_for_two_who_send_it_at_once()
    {
        var (name, secret) = await WithApp();
        var code = Totp.Code(secret, Now + 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.SignIn(name, Administration.Own, code)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_wrong_code_hears_the_same_as_a_wrong_password_and_counts()
    {
        var (name, _) = await WithApp();
        var wrong = await (await host.SignIn(name, "wrong")).Content.ReadAsStringAsync();

        for (var attempt = 1; attempt < 10; attempt++)
            Assert.Equal(wrong, await (await host.SignIn(name, Administration.Own, "000000")).Content.ReadAsStringAsync());

        using var administrator = await host.As(StaffRoles.Administrator);
        Assert.Equal("resting", await administrator.State(name));
    }

    [Fact]
    public async Task A_printed_code_signs_in_once_in_any_writing()
    {
        var (name, secret) = await WithApp();
        using var own = await host.Client(name, Administration.Own, Totp.Code(secret, Now + 1));
        var codes = await Print(own);
        var typed = codes[0].ToUpperInvariant().Replace('-', ' ');

        Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, Administration.Own, typed)).StatusCode);

        await (await host.SignIn(name, Administration.Own, typed)).Problem(401, "unauthorized");
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal(9, (await (await own.GetAsync("/api/v1/me/second-factor")).Json()).GetProperty("recoveryCodes").GetInt32());
    }

    [Fact]
    public async Task Printing_again_voids_what_was_printed()
    {
        var (name, secret) = await WithApp();
        using var own = await host.Client(name, Administration.Own, Totp.Code(secret, Now + 1));
        var old = await Print(own);

        await Print(own);

        await (await host.SignIn(name, Administration.Own, old[0])).Problem(401, "unauthorized");
    }

    [Fact]
    public async Task Whoever_has_no_password_changes_no_second_factor()
    {
        using var own = await host.Client(await host.Ready(), Administration.Own);

        foreach (var path in new[] { "authenticator", "recovery-codes", "recovery-codes/remove", "passkeys/challenge", "authenticator/remove" })
            Assert.Equal(["password"], (await (await own.PostAsJsonAsync($"/api/v1/me/{path}", new { password = "wrong" })).Problem(422, "validation")).Fields());
    }

    [Fact]
    public async Task An_administrator_takes_a_lost_telephone_away()
    {
        var (name, _) = await WithApp();
        using var administrator = await host.As(StaffRoles.Administrator);

        await administrator.PostAsJsonAsync($"/api/v1/accounts/{name}/reset-second-factor", new { reason = "紛失" });

        Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, Administration.Own)).StatusCode);
    }

    [Fact]
    public async Task A_reset_takes_all_or_nothing()
    {
        var (name, _) = await WithApp();
        using var administrator = await host.As(StaffRoles.Administrator);
        await host.Database.Execute("create trigger broken before delete on identity.passkey for each statement execute function audit.refuse_change()");
        try
        {
            Assert.False((await administrator.PostAsJsonAsync($"/api/v1/accounts/{name}/reset-second-factor", new { reason = "紛失" })).IsSuccessStatusCode);
        }
        finally
        {
            await host.Database.Execute("drop trigger broken on identity.passkey");
        }

        await (await host.SignIn(name, Administration.Own)).Problem(401, "second-factor");
        Assert.Equal(0, await host.Database.Scalar<long>($"select count(*) from audit.entry where action = 'account.reset-second-factor' and subject = '{name}'"));
    }

    [Fact]
    public async Task Printed_codes_alone_are_a_second_factor()
    {
        var (name, own, codes) = await WithCodes();

        await (await host.SignIn(name, Administration.Own)).Problem(401, "second-factor");
        var entered = await host.SignIn(name, Administration.Own, codes[0]);

        Assert.Equal(9, (await entered.Json()).GetProperty("recoveryCodes").GetInt32());
        using var administrator = await host.As(StaffRoles.Administrator);
        Assert.True((await (await administrator.GetAsync($"/api/v1/accounts/{name}")).Json()).GetProperty("secondFactor").GetBoolean());
        own.Dispose();
    }

    [Fact]
    public async Task Whoever_used_the_last_printed_code_prints_new_ones_before_anything_else()
    {
        var (name, first, codes) = await WithCodes();
        foreach (var code in codes[..9]) await host.SignIn(name, Administration.Own, code);
        using var own = await host.Client(name, Administration.Own, codes[9]);

        await (await own.GetAsync("/api/v1/reservations")).Problem(403, "forbidden");
        await (await host.SignIn(name, Administration.Own)).Problem(401, "second-factor");
        var fresh = await Print(own);

        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/api/v1/reservations")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, Administration.Own, fresh[0])).StatusCode);
        first.Dispose();
    }

    [Fact]
    public async Task Printed_codes_that_are_given_up_are_asked_for_no_more()
    {
        var (name, own, _) = await WithCodes();

        var left = await (await own.PostAsJsonAsync("/api/v1/me/recovery-codes/remove", new { password = Administration.Own })).Json();

        Assert.Equal(0, left.GetProperty("recoveryCodes").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await host.SignIn(name, Administration.Own)).StatusCode);
        own.Dispose();
    }

    [Fact]
    public async Task Where_the_city_demands_it_printed_codes_are_enough()
    {
        var name = await host.Ready(StaffRoles.Viewer);
        using var administrator = await host.As(StaffRoles.Administrator);
        await administrator.PutAsJsonAsync("/api/v1/account-policy", new { secondFactorRoles = new[] { "viewer" } });
        try
        {
            using var own = await host.Client(name, Administration.Own);
            Assert.Equal("second-factor", (await (await own.GetAsync("/api/v1/me")).Json()).GetProperty("limit").GetString());

            await Print(own);

            Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/api/v1/reservations")).StatusCode);
        }
        finally
        {
            await administrator.PutAsJsonAsync("/api/v1/account-policy", new { secondFactorRoles = Array.Empty<string>() });
        }
    }

    [Fact]
    public async Task Where_the_city_demands_it_nothing_works_before_a_second_factor_is_set_up()
    {
        var name = await host.Ready(StaffRoles.Viewer);
        using var administrator = await host.As(StaffRoles.Administrator);
        await administrator.PutAsJsonAsync("/api/v1/account-policy", new { secondFactorRoles = new[] { "viewer" } });
        try
        {
            using var own = await host.Client(name, Administration.Own);
            await (await own.GetAsync("/api/v1/reservations")).Problem(403, "forbidden");

            await AddApp(own);

            Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/api/v1/reservations")).StatusCode);
        }
        finally
        {
            await administrator.PutAsJsonAsync("/api/v1/account-policy", new { secondFactorRoles = Array.Empty<string>() });
        }
    }

    [Fact]
    public async Task The_secret_is_sealed_in_the_database()
    {
        var (name, secret) = await WithApp();

        var stored = await host.Database.Scalar<string>(
            $"""select "Secret" from identity.authenticator where "UserId" = (select "Id" from identity.account where "UserName" = '{name}')""");

        Assert.DoesNotContain(Totp.Base32(secret), stored, StringComparison.Ordinal);
    }

    private async Task<(string Name, byte[] Secret)> WithApp()
    {
        var name = await host.Ready();
        using var own = await host.Client(name, Administration.Own);
        return (name, await AddApp(own));
    }

    private async Task<(string Name, HttpClient Own, string[] Codes)> WithCodes()
    {
        var name = await host.Ready();
        var own = await host.Client(name, Administration.Own);
        return (name, own, await Print(own));
    }

    // With the present code, so that the next one is still good.
    private static async Task<byte[]> AddApp(HttpClient own)
    {
        var fresh = await (await own.PostAsJsonAsync("/api/v1/me/authenticator", new { password = Administration.Own })).Json();
        var text = fresh.GetProperty("secret").GetString()!;
        var secret = Totp.FromBase32(text)!;
        Assert.Contains($"secret={text}", fresh.GetProperty("uri").GetString(), StringComparison.Ordinal);
        var confirmed = await own.PutAsJsonAsync("/api/v1/me/authenticator", new { password = Administration.Own, secret = text, code = Totp.Code(secret, Now) });
        Assert.True(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
        return secret;
    }

    private static async Task<string[]> Print(HttpClient own) =>
        [.. (await (await own.PostAsJsonAsync("/api/v1/me/recovery-codes", new { password = Administration.Own })).Json())
            .GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)];
}
