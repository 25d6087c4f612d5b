using System.Globalization;
using OrleansBooking.Contracts.City;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>Appointments at midnight of today, so that they are there on any day.</summary>
internal static class MidnightBookings
{
    public static string Today => TimeProvider.System.CityToday().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A booking at midnight of today, past its window, with a reason: the way over the capacity is the one for late bookings too.</summary>
    public static async Task<string> BookToday(this Site site, Visitor visitor, string kana = "やまだ はなこ")
    {
        await site.Midnight();
        await site.FillIn(visitor, kana);
        await visitor.Page.EvaluateAsync("document.querySelector('main details').open = true");
        await visitor.Page.CheckAsync("input[name=override]");
        await visitor.Page.FillAsync("#reason", "窓口で受け付けた");
        await visitor.Page.ClickAsync("main form button.button");
        await visitor.Reads("予約しました");
        return new Uri(visitor.Page.Url).AbsolutePath.Split('/')[^1];
    }

    public static Task Midnight(this Site site, string venue = "main-hall") =>
        site.Database.Execute(
            $$"""
            insert into booking.slot (venue, date, time, minutes, capacity, procedures, closes_at, opens_at, plan_revision)
            values ('{{venue}}', '{{Today}}', '00:00', 30, 1000, '{card-pickup,certificate-renewal}', array[now() - interval '1 day', now() - interval '1 day'], now() - interval '9 days', 1)
            on conflict do nothing
            """);

    public static async Task FillIn(this Site site, Visitor visitor, string kana = "やまだ はなこ")
    {
        var applicant = site.NextApplicant();
        await visitor.Page.GotoAsync($"/staff/reservations/book?venueId=main-hall&procedure=card-pickup&date={Today}&time=00:00");
        await visitor.Page.FillAsync("#reservationId", applicant.ReservationId);
        await visitor.Page.FillAsync("#birthday", applicant.Birthday);
        await visitor.Page.FillAsync("#name", "山田 花子");
        await visitor.Page.FillAsync("#kana", kana);
    }

    public static Task<string?> Status(this Site site, string number) => site.Database.Scalar<string>($"select status from booking.reservation where number = {number}");

    public static string InFours(string number) => $"{number[..4]} {number[4..8]} {number[8..]}";
}
