namespace OrleansBooking.Faults.Privacy;

/// <summary>Personal values that exist nowhere else in the world: wherever one turns up, it was carried there.</summary>
/// <param name="Birthday">MMDD; looked for together with its field's name, since four digits are everywhere.</param>
public sealed record Canary(string FamilyName, string GivenName, string FamilyKana, string GivenKana, string Phone, string MailUser, string ReservationId, string Birthday)
{
    private const int CallersAreaLength = 3;

    public static readonly Canary Typed = new("金糸雀", "朝霧彦", "カナリヤ", "アサギリヒコ", "08073914628", "knr.q7x2", "KNRY7Q2X9Z4B", "1103");

    /// <summary>What the same person changes the contact to.</summary>
    public static readonly Canary Changed = new("翡翠堂", "夕凪斎", "ヒスイドウ", "ユウナギサイ", "07046825193", "hsi.w4k9", "HSDW4K9P6T3M", "0827");

    /// <summary>Put into every place on purpose: who does not find it there cannot see.</summary>
    public static readonly Canary Planted = new("青鷺丸", "宵闇介", "アオサギマル", "ヨイヤミスケ", "09058261347", "aos.p3v8", "AOSG3V8N5R7D", "0619");

    public string Name => $"{FamilyName} {GivenName}";

    public string Kana => $"{FamilyKana} {GivenKana}";

    public string Email => $"{MailUser}@kanaria-test.example";

    /// <summary>With hyphens, as people write it.</summary>
    public string SpokenPhone => $"{Phone[..CallersAreaLength]}-{Phone[CallersAreaLength..^4]}-{Phone[^4..]}";

    /// <summary>In hiragana, as many type it.</summary>
    public string Hiragana => string.Concat(Kana.Select(c => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 'ァ' + 'ぁ') : c));

    /// <summary>Every text by which a field could be recognised, by field.</summary>
    public IEnumerable<(string Field, string Text)> Texts =>
    [
        ("name", FamilyName), ("name", GivenName),
        ("kana", FamilyKana), ("kana", GivenKana), ("kana", Hiragana.Split(' ')[0]), ("kana", Hiragana.Split(' ')[1]),
        ("phone", Phone[1..]), ("phone", SpokenPhone[1..]), ("phone", SpokenPhone.Replace('-', ' ')[1..]),
        ("email", MailUser),
        ("reservation ID", ReservationId), ("reservation ID", ReservationId.ToLowerInvariant()),
        ("reservation ID", string.Join(' ', ReservationId.Chunk(4).Select(four => new string(four)))),
        ("reservation ID", string.Join('-', ReservationId.Chunk(4).Select(four => new string(four)))),
        ("birthday", $"birthday\":\"{Birthday}"), ("birthday", $"birthday\": \"{Birthday}"), ("birthday", $"birthday={Birthday}"),
        ("birthday", $"birthday: {Birthday}"), ("birthday", $"birthday = {Birthday}"), ("birthday", $"birthday '{Birthday}"), ("birthday", $"{ReservationId},{Birthday}"),
    ];
}
