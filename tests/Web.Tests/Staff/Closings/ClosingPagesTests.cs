using System.Net;
using Microsoft.Playwright;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Closings;

/// <summary>A day that is closed at once, its call list, and opening it again.</summary>
[Collection(SiteCollection.Name)]
public sealed class ClosingPagesTests(Site site)
{
    [Fact]
    public async Task A_closed_day_shows_whom_it_concerns_first_then_the_call_list_and_a_banner()
    {
        var day = TimeProvider.System.CityToday().AddDays(80);
        while (day.DayOfWeek == DayOfWeek.Sunday || day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 }) day = day.AddDays(1);
        await using var staff = await site.VisitAs(StaffRoles.Staff, script: false);
        using var api = await site.Api(staff);
        var applicant = site.NextApplicant();
        await api.Send("reservations", new
        {
            venueId = "city-centre", date = $"{day:yyyy-MM-dd}", time = "09:00", procedure = "card-pickup", reservationId = applicant.ReservationId,
            birthday = applicant.Birthday, name = "山田 花子", kana = "やまだ はなこ", phone = "09012345678",
        });
        var page = staff.Page;
        await page.GotoAsync("/staff/closings");
        await page.FillAsync("#date", $"{day:yyyy-MM-dd}");
        await page.CheckAsync("input[value=city-centre]");
        await page.FillAsync("#reason", "台風");

        await staff.Go("影響を確かめる");
        await staff.Reads("電話で知らせる人：1人");
        await staff.Go("この日を休みにする");

        await staff.Reads("休みにしました");
        await staff.Reads("09012345678");
        await page.FillAsync(".call-result", "別の日に変更");
        await staff.Go("連絡した");
        await staff.Reads("連絡済み（demo-staff）");
        await site.IsClean(StaffRoles.Staff, page.Url);
        using var citizen = new HttpClient { BaseAddress = site.Address };
        await CitizenPages.Until(citizen, HttpStatusCode.OK, text => text.Contains("台風のため休みます", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(".masthead a[href='/staff/worklist'] .waiting-count")).ToContainTextAsync("人が待っています");

        await page.FillAsync("#reason", "会場から電話で知らせる");
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("section:has(#take) button"));
        Assert.Contains("=\"09012345678\"", (await File.ReadAllTextAsync(await file.PathAsync())).Replace("\"\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("call-list 会場から電話で知らせる 1", await site.Database.Scalar<string>("select concat_ws(' ', kind, reason, rows) from booking.export order by at desc limit 1"));

        await staff.Go("この日を開き直す（影響を確かめる）");
        await staff.Reads("この日に予約が残っている人：1人");
        await site.IsClean(StaffRoles.Staff, page.Url);
        await staff.Go("この日を開き直す");
        await staff.Reads("開き直しました");
        await CitizenPages.Until(citizen, HttpStatusCode.OK, text => !text.Contains("台風のため休みます", StringComparison.Ordinal));
        Assert.True(await site.Database.Scalar<int>($"select capacity from booking.slot where venue = 'city-centre' and date = '{day:yyyy-MM-dd}' and time = '09:00'") > 0);
    }
}
