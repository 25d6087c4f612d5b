using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Api.Problems;

/// <summary>The words of problems in one language, from <c>ProblemWords.resx</c> (Japanese) and <c>ProblemWords.en.resx</c>.</summary>
public sealed class ProblemWords
{
    private static readonly ResourceManager Resources = new(typeof(ProblemWords));
    private readonly FrozenDictionary<string, string> _texts;
    private readonly CultureInfo _culture;

    private ProblemWords(string language)
    {
        _culture = CultureInfo.GetCultureInfo(language);
        // The neutral resources are Japanese: asking for "ja" would look for a satellite that does not exist.
        var texts = Resources.GetResourceSet(language == "ja" ? CultureInfo.InvariantCulture : _culture, createIfNotExists: true, tryParents: false)
            ?? throw new InvalidOperationException($"The words of problems in '{language}' are missing from the build.");
        _texts = texts.Cast<System.Collections.DictionaryEntry>().ToFrozenDictionary(text => (string)text.Key, text => (string)text.Value!);
    }

    public static ProblemWords Japanese { get; } = new("ja");
    public static ProblemWords English { get; } = new("en");

    /// <summary>For <c>Content-Language</c>.</summary>
    public string Language => _culture.Name;

    /// <summary>All keys, for the test that both languages say the same things.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>English for those who prefer it over Japanese, Japanese for all others.</summary>
    public static ProblemWords For(StringValues acceptLanguage)
    {
        if (acceptLanguage.Count == 0 || !StringWithQualityHeaderValue.TryParseList(acceptLanguage, out var wanted)) return Japanese;
        var best = wanted
            .Where(language => language.Quality is not 0 && (Is(language, "ja") || Is(language, "en") || language.Value == "*"))
            .OrderByDescending(language => language.Quality ?? 1)
            .FirstOrDefault();
        return best is not null && Is(best, "en") ? English : Japanese;
    }

    public string Title(string slug) => _texts["title." + slug];

    /// <summary>The detail; <c>{0}</c> in it is <paramref name="at"/> by the city's clock.</summary>
    public string Detail(string key, DateTimeOffset? at)
    {
        var text = _texts["detail." + key];
        return at is { } instant ? string.Format(_culture, text, CityClock.ToCity(instant)) : text;
    }

    /// <summary>What is wrong with a field: its own words if there are any (also for what was found there), those of the problem otherwise.</summary>
    public string Field(FieldError error) => string.Format(_culture, FieldText(error), error.Limit, error.Actual);

    /// <summary>Words under a key, or the key itself: codes that a later release added still say something.</summary>
    public string OrKey(string prefix, string key) => _texts.TryGetValue(prefix + key, out var text) ? text : key;

    private string FieldText(FieldError error)
    {
        // A field of one of several people has the words of the field.
        var field = error.Field[(error.Field.LastIndexOf('.') + 1)..];
        return error.Actual is { } found && _texts.TryGetValue($"field.{error.Problem}.{field}.{found}", out var special) ? special
            : _texts.TryGetValue($"field.{error.Problem}.{field}", out var own) ? own
            : _texts[$"field.{error.Problem}"];
    }

    private static bool Is(StringWithQualityHeaderValue language, string name) =>
        language.Value.Equals(name, StringComparison.OrdinalIgnoreCase)
        || language.Value.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase);
}
