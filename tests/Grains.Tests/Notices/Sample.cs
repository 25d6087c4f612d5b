using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Notices;

namespace OrleansBooking.Grains.Tests.Notices;

/// <summary>The demo city's places and texts.</summary>
internal static class Sample
{
    public const long Number = 835241791234;

    public static readonly CityProfile City = new();

    public static readonly VenueProfile Branch = new(
        "city-centre", "中央店交付会場", "本町1丁目2番3号 みどり野ビル4階", "みどり野駅 南口から歩いて2分。段差はありません", "https://maps.example.jp/1",
        "042-000-0001", null, ["card-pickup"]);

    public static readonly VenueProfile Hall = Branch with { Id = "main-hall", Name = "本庁舎交付会場", Address = "緑町5番6号", SameDayPhone = "042-000-0002" };

    public static readonly ProcedureDefinition Pickup = new(
        "card-pickup", "マイナンバーカードの受け取り", "できあがったカードを受け取る", 30, NeedsReservationId: true, Once: true, null, null,
        [
            new("self", "本人が来るとき", "カードを受け取る本人が来てください。", [new("交付通知書", "市から届いた手紙です"), new("通知カード", null)]),
            new("child", "子どものカードを受け取るとき", null, [new("戸籍謄本", null)]),
            new("agent", "代わりの人が受け取るとき", null, [new("委任状", null)]),
        ]);

    /// <summary>Thursday, 3 December 2026, 10:30 in Tokyo; until the evening before it can be changed on the web.</summary>
    public static MailFacts Facts(NoticeKind kind) => new(
        71, kind, Number, kind == NoticeKind.Booked ? 1 : 2, Pickup, new("city-centre", new(2026, 12, 3), new(10, 30), 30), Branch,
        kind == NoticeKind.Changed ? new("main-hall", new(2026, 12, 6), new(12, 0), 60) : null, kind == NoticeKind.Changed ? Hall : null,
        CityClock.ToInstant(new(2026, 12, 2), new(17, 0)), Now, Now, "hanako@example.jp");

    public static DateTimeOffset Now { get; } = CityClock.ToInstant(new(2026, 11, 20), new(9, 0));
}
