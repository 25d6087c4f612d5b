using System.Globalization;
using System.Text;

namespace OrleansBooking.Contracts.Fields;

/// <summary>Makes one form of what people type: full-width and half-width, hyphens of every kind, spaces.</summary>
public static class TypedText
{
    private const string Dashes = "-‐‑‒–—―−ー－〜~";

    /// <summary>NFKC, trimmed; null when nothing is left.</summary>
    public static string? Tidy(string? text)
    {
        if (text is null || !IsWellFormed(text)) return text;
        var tidy = text.Normalize(NormalizationForm.FormKC).Trim();
        return tidy.Length == 0 ? null : tidy;
    }

    /// <summary>NFKC without spaces and hyphens, for numbers; letters stay, so that the check can name them.</summary>
    public static string Compact(string? text)
    {
        if (text is null || !IsWellFormed(text)) return "";
        var builder = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
            if (!char.IsWhiteSpace(c) && !Dashes.Contains(c, StringComparison.Ordinal)) builder.Append(c);
        return builder.ToString();
    }

    /// <summary>True if the text has characters that no field may hold: controls, line breaks, bidirectional overrides, broken surrogates.</summary>
    /// <param name="lineBreaks">Line breaks are allowed, in notes.</param>
    public static bool HasForbidden(string text, bool lineBreaks = false)
    {
        if (!IsWellFormed(text)) return true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (lineBreaks && rune.Value is '\n' or '\r') continue;
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) return true;
            if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF) return true;
        }

        return false;
    }

    public static bool IsAsciiDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
