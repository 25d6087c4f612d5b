using OrleansBooking.Contracts.Manuals;

namespace OrleansBooking.Silo.Demo;

/// <summary>Sections of the invented city that callers are referred to (T3).</summary>
public static class DemoContacts
{
    private const string OfficeHours = "平日 8:30〜17:15";

    public static IReadOnlyList<Referral> All { get; } =
    [
        new("citizens", "市民課", "通知書の再発行、住所や名前の変更、カードの申請", "000-000-1201", "000-000-1299", OfficeHours, null, 0),
        new("counter", "窓口サービス課", "予約なしの電子証明書の更新、暗証番号の設定し直し", "000-000-1210", null, OfficeHours, "各行政センターでもできます", 0),
        new("main-hall-today", "本庁舎交付会場（当日の連絡先）", "今日の約束に遅れる、場所がわからない", "000-000-1111", null, "交付日の 8:45〜16:30", null, 0),
        new("city-centre-today", "中央店交付会場（当日の連絡先）", "今日の約束に遅れる、場所がわからない", "0120-000-123", null, "開いている日の 8:45〜17:15", null, 0),
        new("health-insurance", "保険年金課", "マイナ保険証、健康保険証の利用", "000-000-1230", null, OfficeHours, null, 0),
        new("voice", "広聴係", "市へのご意見", "000-000-1300", "000-000-1399", OfficeHours, null, 0),
    ];
}
