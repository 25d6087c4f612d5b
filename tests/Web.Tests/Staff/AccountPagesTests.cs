using System.Net;
using OrleansBooking.Api.SecondFactors;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>Accounts by their administrators, and what everybody does with the own one (P6, A1).</summary>
[Collection(SiteCollection.Name)]
public sealed class AccountPagesTests(Site site)
{
    private const string Own = "seven green tea cups";

    [Fact]
    public async Task An_account_is_made_trained_and_used_and_its_administrator_sees_why_it_could_not_sign_in_before()
    {
        var name = $"w-{Guid.NewGuid():N}"[..20];
        await using var administrator = await site.VisitAs(StaffRoles.Administrator, script: false);
        var page = administrator.Page;
        await page.GotoAsync("/staff/accounts/new");
        await administrator.Go("加える");
        await administrator.Reads("入力してください");
        await page.FillAsync("#userName", name);
        await page.FillAsync("#displayName", "田中 花子");
        await page.CheckAsync("input[value=viewer]");
        await administrator.Go("加える");
        var first = await page.InnerTextAsync(".secret");

        await using var own = await site.Visit(Visitor.Desk, script: false);
        await own.Enter(name, first);
        await own.Reads("ユーザー名かパスワードが正しくありません");
        await page.GotoAsync($"/staff/accounts/{name}");
        await administrator.Reads("研修の記録がないため、入れません");
        await page.FillAsync("#trainedOn", "2026-01-15");
        await page.FillAsync("#content", "個人情報の研修");
        await administrator.Go("研修を記録する");
        await administrator.Reads("研修の記録があり、入れます");

        await own.Enter(name, first);
        await own.Sees("自分の設定");
        await own.Page.GotoAsync("/staff");
        await own.Sees("自分の設定");
        await own.Page.FillAsync("#password", first);
        await own.Page.FillAsync("#newPassword", "password");
        await own.Go("変える");
        await own.Reads("15文字以上にしてください");
        await own.Page.FillAsync("#password", first);
        await own.Page.FillAsync("#newPassword", Own);
        await own.Go("変える");
        await own.Page.GotoAsync("/staff");
        await own.Sees("はじめの画面");

        await page.GotoAsync($"/staff/audit?subject={name}");
        await administrator.Reads("研修を記録した");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_in_the_api_too()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Viewer);
        using var api = await site.Api(visitor);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("me")).StatusCode);

        await visitor.ToNextPage(() => visitor.Page.ClickAsync(".sign-out button"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync("me")).StatusCode);
    }

    [Fact]
    public async Task Another_device_is_signed_out_from_the_list()
    {
        var name = await site.NewAccount(StaffRoles.Viewer, Own);
        await using var here = await site.Visit(Visitor.Desk);
        await using var there = await site.Visit(Visitor.Desk);
        await here.Enter(name, Own);
        await there.Enter(name, Own);
        await here.Page.GotoAsync("/staff/account");
        await here.Reads("Chrome（Linux）");
        // The browser that chose the password has a session too.
        for (var others = await here.Page.Locator("td form").CountAsync(); others > 0; others--)
            await here.ToNextPage(() => here.Page.Locator("td form button").First.ClickAsync());

        await there.Page.GotoAsync("/staff");

        await there.Sees("職員の画面に入る");
        await here.Page.GotoAsync("/staff");
        await here.Sees("はじめの画面");
    }

    [Fact]
    public async Task An_app_is_set_up_with_a_code_and_asked_for_from_then_on_and_printed_codes_do_instead()
    {
        var name = await site.NewAccount(StaffRoles.Viewer, Own);
        await using var visitor = await site.Visit(Visitor.Desk, script: false);
        var page = visitor.Page;
        await visitor.Enter(name, Own);
        await page.GotoAsync("/staff/account/authenticator");
        await page.FillAsync("#password", Own);
        await visitor.Go("進む");
        var secret = Totp.FromBase32((await page.InnerTextAsync(".secret")).Replace(" ", "", StringComparison.Ordinal))!;
        Assert.Equal(1, await page.Locator("svg.qr-code").CountAsync());
        await page.FillAsync("#code", "000000");
        await page.FillAsync("#password", Own);
        await visitor.Go("登録する");
        await visitor.Reads("確認コードが正しくありません");
        await page.FillAsync("#code", Totp.Code(secret, Totp.StepOf(TimeProvider.System.GetUtcNow())));
        await page.FillAsync("#password", Own);
        await visitor.Go("登録する");
        await visitor.Sees("コードを印刷する");
        await page.FillAsync("#password", Own);
        await visitor.Go("コードを作る");
        var codes = await page.Locator(".codes li").AllInnerTextsAsync();

        await using var again = await site.Visit(Visitor.Desk, script: false);
        await again.Enter(name, Own);
        await again.Sees("もう一つの確認をする");
        await again.Page.FillAsync("#code", "123456");
        await again.Go("入る");
        await again.Reads("確認コードが正しくない");
        await again.Page.FillAsync("#code", codes[0]);
        await again.Go("入る");
        await again.Sees("はじめの画面");

        // Without the app the paper is the second factor.
        await page.GotoAsync("/staff/account");
        await page.FillAsync("#factorPassword", Own);
        await visitor.Go("認証アプリを外す");
        await visitor.Reads("残り9個");
        await again.Enter(name, Own);
        await again.Page.FillAsync("#code", codes[1]);
        await again.Go("入る");
        await again.Sees("はじめの画面");
    }

    [Fact]
    public async Task A_hardware_key_is_registered_and_signs_in()
    {
        var name = await site.NewAccount(StaffRoles.Viewer, Own);
        // Keys belong to a domain: an address has none.
        await using var visitor = await site.Visit(Visitor.Desk, at: new UriBuilder(site.Address) { Host = "localhost" }.Uri);
        var browser = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "usb", ["hasResidentKey"] = false, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await visitor.Enter(name, Own);
        await visitor.Page.GotoAsync("/staff/account/passkey");
        await visitor.Page.FillAsync("#password", Own);
        await visitor.Go("進む");
        await visitor.Page.FillAsync("#label", "窓口1番のキー");
        await visitor.Go("キーを登録する");
        await visitor.Sees("コードを印刷する");
        await visitor.Page.GotoAsync("/staff/account");
        await visitor.Reads("窓口1番のキー");
        await visitor.ToNextPage(() => visitor.Page.ClickAsync(".sign-out button"));

        await visitor.Enter(name, Own);
        await visitor.Sees("もう一つの確認をする");
        await visitor.Go("パスキー・セキュリティキーを使う");

        await visitor.Sees("はじめの画面");
    }
}
