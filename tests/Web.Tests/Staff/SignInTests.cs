using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>How everybody who works inside signs in and out.</summary>
[Collection(SiteCollection.Name)]
public sealed class SignInTests(Site site)
{
    [Fact]
    public async Task A_wrong_password_is_said_plainly_and_the_name_stays()
    {
        await using var visitor = await site.Visit(Visitor.Desk);
        await visitor.Page.GotoAsync(StaffRoutes.SignIn);
        await visitor.Page.FillAsync("#userName", "demo-staff");
        await visitor.Page.FillAsync("#password", "not the password");

        await visitor.Go("入る");

        await visitor.Reads("ユーザー名かパスワードが正しくありません");
        Assert.Equal("demo-staff", await visitor.Page.InputValueAsync("#userName"));
        Assert.Equal("", await visitor.Page.InputValueAsync("#password"));
        Assert.Empty(await Axe.Finds(visitor.Page, StaffRoutes.SignIn));
    }

    [Fact]
    public async Task Empty_fields_are_named()
    {
        await using var visitor = await site.Visit(script: false);
        await visitor.Page.GotoAsync(StaffRoutes.SignIn);

        await visitor.Go("入る");

        await visitor.Reads("ユーザー名を入力してください");
        await visitor.Reads("パスワードを入力してください");
    }

    [Fact]
    public async Task After_signing_out_the_pages_ask_for_a_sign_in()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Viewer);
        await visitor.ToNextPage(() => visitor.Page.ClickAsync(".sign-out button"));
        await visitor.Sees("職員の画面に入る");

        await visitor.Page.GotoAsync("/staff");

        await visitor.Sees("職員の画面に入る");
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("https://elsewhere.example/staff")]
    [InlineData("/my")]
    public async Task A_link_cannot_lead_elsewhere_after_the_sign_in(string back)
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync($"{StaffRoutes.SignIn}?back={Uri.EscapeDataString(back)}");

        await site.SignIn(visitor, StaffRoles.Staff);

        Assert.Equal("/staff", new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task No_script_reads_the_token_and_no_other_site_sends_it()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);

        var cookie = Assert.Single(await visitor.Context.CookiesAsync(), cookie => cookie.Name == "staff-session");

        Assert.True(cookie.HttpOnly);
        Assert.Equal(Microsoft.Playwright.SameSiteAttribute.Strict, cookie.SameSite);
    }
}
