using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>Every inside page on a telephone and at a desk.</summary>
[Collection(SiteCollection.Name)]
public sealed class StaffAppearanceTests(Site site)
{
    [Fact]
    public async Task Every_page_fits_its_width_and_axe_finds_nothing()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Administrator);
        var found = new List<string>();
        foreach (var (address, _) in StaffRoutes.All.Where(page => RoleRights.Allow(StaffRoles.Administrator, page.Needed)))
        {
            await visitor.Page.GotoAsync(address);
            foreach (var width in new[] { Visitor.Phone, Visitor.Desk })
            {
                await visitor.Page.SetViewportSizeAsync(width, Visitor.HeightOf(width));
                found.AddRange(await Axe.Finds(visitor.Page, $"{address} at {width}"));
                if (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width) found.Add($"{address}: wider than {width}");
            }
        }

        Assert.Empty(found);
    }
}
