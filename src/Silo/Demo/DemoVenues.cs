using System.Collections.Immutable;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Silo.Demo;

/// <summary>The two venues of the invented city (D3), open from today for three months.</summary>
public static class DemoVenues
{
    private static readonly ImmutableArray<string> Procedures = ["card-pickup", "certificate-renewal"];

    private static readonly Closure NewYear = new(new DateOnly(2026, 12, 29), new DateOnly(2027, 1, 3), EveryYear: true, "年末年始");

    public static IEnumerable<VenueDefinition> From(DateOnly today) => [CityCentre(today), MainHall(today)];

    private static VenueDefinition CityCentre(DateOnly today) => new(
        new VenueProfile(
            "city-centre", "中央店交付会場", "本町1丁目2番3号 みどり野ビル4階", "みどり野駅 南口から歩いて2分。段差はありません",
            "https://www.city.midorino.example.jp/map/chuo", "0120-000-123", null, Procedures),
        Window(today),
        [Weekly([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday], [], today,
            new Session(new TimeOnly(9, 0), new TimeOnly(17, 0), Minutes: 30, Capacity: 4, []))],
        [], [], [NewYear]);

    private static VenueDefinition MainHall(DateOnly today)
    {
        var session = new Session(new TimeOnly(9, 0), new TimeOnly(16, 0), Minutes: 60, Capacity: 20, []);
        return new VenueDefinition(
            new VenueProfile(
                "main-hall", "本庁舎交付会場", "市役所前1番1号 みどり野市役所1階", "みどり野市役所前バス停から歩いて1分。車いす用の駐車場があります",
                "https://www.city.midorino.example.jp/map/honchosha", "000-000-1111",
                "本庁舎交付会場の平日は、予約なしで受け取れます。予約できるのは土日の交付日だけです。", Procedures),
            Window(today),
            [Weekly([DayOfWeek.Saturday], [2], today, session), Weekly([DayOfWeek.Sunday], [4], today, session)],
            [], [], [NewYear]);
    }

    private static WeeklyRule Weekly(ImmutableArray<DayOfWeek> days, ImmutableArray<int> weeks, DateOnly from, Session session) =>
        new(days, weeks, from, null, session);

    private static BookingWindow Window(DateOnly today) =>
        new(today, today.AddMonths(3), null, TimeOnly.MinValue, null, null, TimeOnly.MinValue, []);
}
