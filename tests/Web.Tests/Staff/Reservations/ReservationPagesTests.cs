using Microsoft.Playwright;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Reservations;

/// <summary>Bookings by city staff: found, made, moved, cancelled (C7).</summary>
[Collection(SiteCollection.Name)]
public sealed class ReservationPagesTests(Site site)
{
    [Fact]
    public async Task A_booking_is_found_moved_and_cancelled_without_a_script()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff, script: false);
        var number = await site.BookToday(visitor);
        await visitor.Page.GotoAsync("/staff/reservations");
        await visitor.Page.FillAsync("#query", MidnightBookings.InFours(number));
        await visitor.Page.ClickAsync("main form[role=search] button");
        await visitor.Sees(MidnightBookings.InFours(number));

        await visitor.Page.ClickAsync("a[href$='/move']");
        await visitor.Page.SelectOptionAsync("#venueId", "city-centre");
        await visitor.Page.ClickAsync("main form button");
        await visitor.Page.ClickAsync("main .row a:last-child");
        await visitor.Page.Locator(".day-links a").Nth(8).ClickAsync();
        await visitor.Page.Locator("input[name=time]").Nth(3).CheckAsync();
        await visitor.Page.ClickAsync("#times ~ form button");
        await visitor.Page.FillAsync("#reason", "本人の希望");
        await visitor.Page.ClickAsync("main form button.button");
        await visitor.Reads("日時を変えました");
        await visitor.Page.ClickAsync("details summary");
        await visitor.Page.ClickAsync("form[action*=Cancel] button");
        await visitor.Reads("予約を取り消しました");

        Assert.Equal("cancelled", await site.Status(number));
    }

    [Fact]
    public async Task A_closed_window_is_said_and_only_an_override_with_a_reason_passes_it()
    {
        await using var visitor = await site.VisitAs(StaffRoles.Staff);
        await site.Midnight();
        await site.FillIn(visitor);

        await visitor.Go("この内容で予約する");
        await visitor.Reads("締め切りました");
        Assert.Equal("山田 花子", await visitor.Page.InputValueAsync("#name"));
        await visitor.Page.CheckAsync("input[name=override]");
        await visitor.Go("この内容で予約する");
        await visitor.Reads("理由を入力してください");
        await visitor.Page.FillAsync("#reason", "窓口で受け付けた");
        await visitor.Go("この内容で予約する");
        await visitor.Reads("予約しました");

        await visitor.Reads("席や期間を超えて");
        await visitor.Reads("窓口で受け付けた");
    }

    [Fact]
    public async Task A_seat_that_goes_while_somebody_types_costs_nothing_that_was_typed()
    {
        var day = TimeProvider.System.CityToday().AddDays(75);
        while (day.DayOfWeek == DayOfWeek.Sunday || day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 }) day = day.AddDays(1);
        await using var visitor = await site.VisitAs(StaffRoles.Staff, script: false);
        using var api = await site.Api(visitor);
        var (page, applicant) = (visitor.Page, site.NextApplicant());
        await page.GotoAsync($"/staff/reservations/book?venueId=city-centre&procedure=card-pickup&date={day:yyyy-MM-dd}&time=16:30");
        await page.FillAsync("#reservationId", applicant.ReservationId);
        await page.FillAsync("#birthday", applicant.Birthday);
        await page.FillAsync("#name", "山田 花子");
        await page.SelectOptionAsync("#language", "en");
        for (var seat = 0; seat < 4; seat++)
        {
            var other = site.NextApplicant();
            await api.Send("reservations", new
            {
                venueId = "city-centre", date = $"{day:yyyy-MM-dd}", time = "16:30", procedure = "card-pickup", reservationId = other.ReservationId, birthday = other.Birthday,
            });
        }

        await visitor.Go("この内容で予約する");
        await Assertions.Expect(page.Locator("button[name=instead]")).ToHaveCountAsync(3);
        await visitor.Go("日と時刻を選び直す");
        await visitor.Reads("入力した内容は残っています");
        Assert.DoesNotContain(applicant.ReservationId, page.Url, StringComparison.Ordinal);
        await page.Locator("#times ~ form input[name=time]").First.CheckAsync();
        await visitor.Go("この時刻にする");
        Assert.Equal(("山田 花子", "en"), (await page.InputValueAsync("#name"), await page.InputValueAsync("#language")));
        await visitor.Go("この内容で予約する");
        await visitor.Reads("予約しました");

        await page.GotoAsync($"/staff/reservations/book?venueId=city-centre&procedure=card-pickup&date={day:yyyy-MM-dd}&time=16:00");
        await page.FillAsync("#reservationId", applicant.ReservationId);
        await page.FillAsync("#birthday", applicant.Birthday);
        await visitor.Go("この内容で予約する");
        await Assertions.Expect(page.Locator("main a[href^='/staff/reservations/']", new() { HasText = "この予約を見る" })).ToBeVisibleAsync();
    }
}
