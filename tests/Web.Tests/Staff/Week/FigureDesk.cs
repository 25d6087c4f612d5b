using OrleansBooking.Contracts.City;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>What the pages count, beside what SQL counts.</summary>
internal sealed class FigureDesk(Clerk clerk, City city)
{
    public async Task TodayIsAsInTheLedger(int walkIns)
    {
        await clerk.GoTo("今日");
        await clerk.Reads(City.VenueName);
        await clerk.Reads($"{await city.Todays("arrived", "done", "not-handed-over")} 人", Figure("来た人"));
        await clerk.Reads($"うち渡した {await city.Todays("done")}人", Figure("来た人"));
        await clerk.Reads($"来なかった {await city.Todays("no-show")}人");
        await clerk.Reads($"予約なしで来た {walkIns}人");
        await clerk.Reads("席と予約の数が一致");
        await clerk.Shows("today");
    }

    public async Task TheMonthIsAsInTheLedger()
    {
        await clerk.Follow("月の混みぐあい");
        await clerk.Sees("月の混みぐあい");
        var (booked, seats) = await city.Month();
        await clerk.Reads($"この月の予約 {booked}件 ／ {seats}席");
        await clerk.Shows("month");
        await clerk.GoTo("すべて");
        await clerk.Follow("月の報告");
        await clerk.Reads(JapaneseDates.Month(city.Today), "h1");
        foreach (var (label, kind) in new[] { ("予約", "booked"), ("変更", "moved"), ("取り消し", "cancelled"), ("来場なし", "no-show") })
            Assert.Equal($"{await city.Happened(kind)}", (await clerk.Text($".figures div:has(dt:text-is('{label}')) dd")).Trim());
        foreach (var (label, channel) in new[] { ("電話", "telephone"), ("窓口", "staff"), ("ウェブ", "web") })
            Assert.Equal($"{await city.Happened("booked", channel)}", (await clerk.Text($"section:has(#by-channel) tr:has(th:text-is('{label}')) td:nth-of-type(2)")).Trim());
        await clerk.Shows("report");
    }

    private static string Figure(string label) => $".figures div:has(dt:text-is('{label}'))";
}
