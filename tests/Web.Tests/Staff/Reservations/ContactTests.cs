using Microsoft.Playwright;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Reservations;

/// <summary>A contact that was wrong is mended by staff, and whoever was faster is not written over (W5).</summary>
[Collection(SiteCollection.Name)]
public sealed class ContactTests(Site site)
{
    [Fact]
    public async Task A_contact_is_mended_with_errors_at_the_field_and_not_over_a_change_in_between()
    {
        await using var citizen = await site.Visit();
        var number = await citizen.Book(site.NextApplicant(), day: 11);
        await using var visitor = await site.VisitAs(StaffRoles.Staff, script: false);
        await using var faster = await site.VisitAs(StaffRoles.Staff, script: false);
        await Open(visitor, number);
        await Open(faster, number);

        await visitor.Page.FillAsync("[id='contact.email']", "no-address");
        await visitor.Go("連絡先を変える");
        await Assertions.Expect(visitor.Page.Locator("#errors a")).ToHaveAttributeAsync("href", "#contact.email");
        Assert.Equal("no-address", await visitor.Page.InputValueAsync("[id='contact.email']"));
        await faster.Page.FillAsync("[id='contact.phone']", "０４６６－２２－５６７８");
        await faster.Go("連絡先を変える");
        await faster.Reads("連絡先を変えました");
        await visitor.Page.FillAsync("[id='contact.email']", "hanako@example.jp");
        await visitor.Page.FillAsync("[id='contact.phone']", "0900000000");
        // The page read the reservation anew when it said what was wrong, before the other change.
        await visitor.Go("連絡先を変える");
        await Assertions.Expect(visitor.Page.Locator("#errors")).ToBeVisibleAsync();
        Assert.Equal("hanako@example.jp", await visitor.Page.InputValueAsync("[id='contact.email']"));

        Assert.Equal("booked,contact-changed", await site.Database.Scalar<string>(
            $"select string_agg(kind, ',' order by version) from booking.reservation_event where number = {number}"));
        await visitor.Reads("0466225678");
    }

    private static async Task Open(Visitor visitor, long number)
    {
        await visitor.Page.GotoAsync($"/staff/reservations/{number:D12}");
        await visitor.Page.ClickAsync("summary:has-text('連絡先を直す')");
    }
}
