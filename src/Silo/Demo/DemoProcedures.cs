using OrleansBooking.Contracts.Procedures;

namespace OrleansBooking.Silo.Demo;

/// <summary>The two procedures of the specification with what to bring (D2, D8, §8(1)⑤, §8(2)⑤).</summary>
public static class DemoProcedures
{
    private static readonly BringItem Identity =
        new("本人を確認できるもの", "運転免許証やパスポートなら1つ。健康保険の資格確認書や年金手帳なら2つ");

    public static IReadOnlyList<ProcedureDefinition> All { get; } = [CardPickup(), CertificateRenewal()];

    private static ProcedureDefinition CardPickup() => new(
        "card-pickup", "マイナンバーカードの受け取り", "「交付通知書」が届いた方", Minutes: 30, NeedsReservationId: true, Once: true, MonthsBeforeExpiry: null,
        WalkIn: null,
        [
            new BringList("self", "本人が来るとき", "カードを受け取る本人が来てください。",
            [
                new BringItem("交付通知書", "市から届いた手紙です"),
                new BringItem("通知カード", "紙のカードです。なくした方は窓口で伝えてください"),
                new BringItem("住民基本台帳カード", "持っている方だけ"),
                Identity,
            ]),
            new BringList("child", "15歳未満の子ども・成年被後見人が受け取るとき", "本人と、親などの法定代理人がいっしょに来てください。",
            [
                new BringItem("交付通知書", "市から届いた手紙です"),
                new BringItem("通知カード", "紙のカードです。なくした方は窓口で伝えてください"),
                Identity,
                new BringItem("法定代理人を確認できるもの", "運転免許証やパスポートなど。顔写真のあるものを1つ含めてください"),
                new BringItem("代理の資格を証明するもの", "戸籍謄本など。同じ世帯の親なら、いりません"),
            ]),
            new BringList("agent", "病気や障害などで、代わりの人が受け取るとき", "やむをえない理由があるときだけです。先に電話で相談してください。",
            [
                new BringItem("交付通知書", "本人が書いたもの。裏の委任状にも書いてください"),
                new BringItem("通知カード", "紙のカードです。なくした方は窓口で伝えてください"),
                new BringItem("本人を確認できるもの", "顔写真のあるものを1つ含めて2つ"),
                new BringItem("代わりの人を確認できるもの", "顔写真のあるものを1つ含めて2つ"),
                new BringItem("本人が来られないことを証明するもの", "診断書、障害者手帳など"),
            ]),
            new BringList("lost-notice", "交付通知書をなくしたとき", "電話で相談してください。予約IDをもう一度お知らせします。",
            [
                new BringItem("本人を確認できるもの", "顔写真のあるものを1つ含めて2つ"),
                new BringItem("通知カード", "紙のカードです。なくした方は窓口で伝えてください"),
            ]),
        ]);

    private static ProcedureDefinition CertificateRenewal() => new(
        "certificate-renewal", "電子証明書の更新", "カードの電子証明書の期限が近い方。予約IDがなくても予約できます", Minutes: 20,
        NeedsReservationId: false, Once: false, MonthsBeforeExpiry: 3,
        "電子証明書の更新は、窓口サービス課と各行政センターでも、予約なしでできます。",
        [
            new BringList("self", "本人が来るとき", "カードを持っている本人が来てください。暗証番号を使います。",
            [
                new BringItem("マイナンバーカード", "更新する本人のもの"),
                Identity,
            ]),
            new BringList("child", "15歳未満の子どもの更新", "本人と、親などの法定代理人がいっしょに来てください。",
            [
                new BringItem("マイナンバーカード", "更新する本人のもの"),
                new BringItem("法定代理人を確認できるもの", "運転免許証やパスポートなど。顔写真のあるものを1つ含めてください"),
                new BringItem("代理の資格を証明するもの", "戸籍謄本など。同じ世帯の親なら、いりません"),
            ]),
            new BringList("agent", "代わりの人が来るとき", "市から届いた照会書に本人が書き、封をして持ってきてください。",
            [
                new BringItem("マイナンバーカード", "更新する本人のもの"),
                new BringItem("照会書兼回答書", "本人が書いて、封をしたもの"),
                new BringItem("代わりの人を確認できるもの", "顔写真のあるものを1つ含めて2つ"),
            ]),
        ]);
}
