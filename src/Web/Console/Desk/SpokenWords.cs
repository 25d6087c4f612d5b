using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using OrleansBooking.Contracts.City;
using OrleansBooking.Web.Citizen.Furigana;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>Dates, times and names as they are said in the language of a line.</summary>
public static partial class SpokenWords
{
    private const char NarrowSpace = '\u202F';

    private static readonly HtmlEncoder AsItIs = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly FrozenDictionary<string, CultureInfo> Cultures = new Dictionary<string, string>
    {
        ["en"] = "en-US", ["zh"] = "zh-CN", ["ko"] = "ko-KR", ["pt"] = "pt-BR", ["tl"] = "fil-PH", ["vi"] = "vi-VN",
    }.ToFrozenDictionary(one => one.Key, one => CultureInfo.GetCultureInfo(one.Value));

    public static string Date(DateOnly date, string language) =>
        IsJapanese(language) ? $"{JapaneseDates.MonthDay(date)} {JapaneseDates.LongWeekday(date)}"
        : string.Create(Culture(language), $"{date:M} ({date:dddd})");

    public static string Time(TimeOnly time, string language) =>
        IsJapanese(language) ? JapaneseDates.Time(time) : time.ToString("t", Culture(language)).Replace(NarrowSpace, ' ');

    /// <summary>A name that the city keeps in Japanese: in another language with its reading, so that it can be said.</summary>
    public static string Name(string japanese, string language)
    {
        if (IsJapanese(language)) return japanese;
        var reading = Reading(japanese);
        return reading == japanese ? japanese : $"{japanese}（{reading}）";
    }

    /// <summary>Several things in one breath.</summary>
    public static string List(IEnumerable<string> japanese, string language) =>
        string.Join(IsJapanese(language) ? "、" : ", ", japanese.Select(one => Name(one, language)));

    private static bool IsJapanese(string language) => language.StartsWith("ja", StringComparison.Ordinal);

    private static CultureInfo Culture(string language) => Cultures.GetValueOrDefault(language, Cultures["en"]);

    private static string Reading(string japanese)
    {
        using var ruby = new StringWriter();
        Readings.Write(japanese, ruby, AsItIs);
        return WebUtility.HtmlDecode(Ruby().Replace(ruby.ToString(), "$1"));
    }

    [GeneratedRegex("<ruby>[^<]*<rp>（</rp><rt>([^<]*)</rt><rp>）</rp></ruby>")]
    private static partial Regex Ruby();
}
