namespace OrleansBooking.Contracts.Manuals;

/// <summary>The languages in which calls are held (T7).</summary>
public static class ScriptLanguages
{
    public const string Japanese = "ja";

    public static readonly IReadOnlyList<string> All = [Japanese, "ja-plain", "en", "zh", "ko", "pt", "tl", "vi"];
}
