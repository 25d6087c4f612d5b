using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace OrleansBooking.Web.Citizen.Furigana;

/// <summary>Writes readings above characters from a hand-checked dictionary (W6); the longest entry wins.</summary>
internal static partial class Readings
{
    private const string File = "furigana/dictionary.txt";

    private static readonly FrozenDictionary<char, Entry[]> Entries = Load();

    /// <summary>Writes a text, encoded, each known word as ruby; what is not in the dictionary goes without.</summary>
    public static void Write(string text, TextWriter writer, HtmlEncoder encoder)
    {
        for (var at = 0; at < text.Length;)
        {
            if (CountedReadings.Match(text, at) is { } counted)
            {
                WriteParts(counted, writer, encoder);
                at += counted.Surface.Length;
            }
            else if (Find(text, at) is { } entry)
            {
                WriteParts(entry, writer, encoder);
                at += entry.Surface.Length;
            }
            else
            {
                encoder.Encode(writer, text.AsSpan(at, 1).ToString());
                at++;
            }
        }
    }

    private static Entry? Find(string text, int at) =>
        Entries.TryGetValue(text[at], out var entries)
            ? Array.Find(entries, entry => text.AsSpan(at).StartsWith(entry.Surface, StringComparison.Ordinal))
            : null;

    private static void WriteParts(Entry entry, TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (surface, reading) in entry.Parts)
        {
            if (reading is null)
            {
                encoder.Encode(writer, surface);
                continue;
            }

            writer.Write("<ruby>");
            encoder.Encode(writer, surface);
            writer.Write("<rp>（</rp><rt>");
            encoder.Encode(writer, reading);
            writer.Write("</rt><rp>）</rp></ruby>");
        }
    }

    private static FrozenDictionary<char, Entry[]> Load()
    {
        using var stream = typeof(Readings).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"The build did not embed {File}.");
        using var reader = new StreamReader(stream);
        var entries = new List<Entry>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') entries.Add(Parse(line));
        return entries.GroupBy(entry => entry.Surface[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Surface.Length).ToArray());
    }

    private static Entry Parse(string line)
    {
        var parts = new List<(string Surface, string? Reading)>();
        foreach (Match match in Piece().Matches(line))
        {
            var (kana, kanji, reading) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3]);
            if (kana.Length > 0) parts.Add((kana, null));
            if (reading.Success) parts.Add((kanji, reading.Value));
        }

        return new Entry(string.Concat(parts.Select(part => part.Surface)), parts);
    }

    /// <summary>Kana, digits and Latin letters without a reading, then the characters that the bracket belongs to.</summary>
    [GeneratedRegex(@"([^一-龥々\[\]]*)(?:([一-龥々]+)\[([^\]]+)\])?")]
    private static partial Regex Piece();

    internal sealed record Entry(string Surface, IReadOnlyList<(string Surface, string? Reading)> Parts);
}
