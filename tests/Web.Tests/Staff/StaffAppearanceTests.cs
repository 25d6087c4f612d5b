using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>Every inside page on a telephone and at a desk.</summary>
[Collection(SiteCollection.Name)]
public sealed class StaffAppearanceTests(Site site)
{
    [Theory]
    [InlineData(Visitor.Phone)]
    [InlineData(Visitor.Desk)]
    public async Task Every_page_fits_its_width_and_axe_finds_nothing(int width)
    {
        await using var visitor = await site.VisitAs(StaffRoles.Administrator, width);
        var found = new List<string>();
        foreach (var (address, _) in StaffRoutes.All.Where(page => RoleRights.Allow(StaffRoles.Administrator, page.Needed)))
        {
            await visitor.Page.GotoAsync(address);
            found.AddRange(await Axe.Finds(visitor.Page, address));
            if (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width) found.Add($"{address}: wider than the window");
        }

        Assert.Empty(found);
    }
}
