using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>Roles and inside pages as a matrix (A1).</summary>
[Collection(SiteCollection.Name)]
public sealed class StaffRightsTests(Site site)
{
    public static TheoryData<string> Roles => [.. StaffRoles.All];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_opens_the_pages_that_the_table_gives_it_and_no_other(string role)
    {
        await using var visitor = await site.VisitAs(role);
        foreach (var (address, needed) in StaffRoutes.All)
        {
            var answer = await visitor.Context.APIRequest.GetAsync(address);

            Assert.True(answer.Status == (RoleRights.Allow(role, needed) ? 200 : 403), $"{address} for {role}: {answer.Status}");
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_comes_to_the_sign_in_and_from_there_to_the_page()
    {
        await using var visitor = await site.Visit(Visitor.Desk);
        foreach (var (address, _) in StaffRoutes.All)
        {
            await visitor.Page.GotoAsync(address);

            await visitor.Sees("職員の画面に入る");
        }

        await visitor.Page.GotoAsync("/staff?from=a-bookmark");
        await site.SignIn(visitor, StaffRoles.Staff);
        Assert.EndsWith("/staff?from=a-bookmark", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_the_role_may_not_see_says_so_and_leads_back()
    {
        var (address, _) = StaffRoutes.All.First(page => !RoleRights.Allow(StaffRoles.Auditor, page.Needed));
        await using var visitor = await site.VisitAs(StaffRoles.Auditor);

        await visitor.Page.GotoAsync(address);

        await visitor.Sees("この画面は使えません");
        await visitor.ToNextPage(() => visitor.Page.ClickAsync("main a[href='/staff']"));
        await visitor.Sees("はじめの画面");
    }
}
