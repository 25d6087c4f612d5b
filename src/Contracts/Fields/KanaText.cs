using System.Text;

namespace OrleansBooking.Contracts.Fields;

/// <summary>Names in katakana, written one way so that look-ups find them.</summary>
public static class KanaText
{
    /// <summary>Full-width katakana with single half-width spaces; hiragana and half-width kana are turned.</summary>
    public static string ToKatakana(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).Trim())
        {
            if (char.IsWhiteSpace(c))
            {
                if (builder.Length > 0 && builder[^1] != ' ') builder.Append(' ');
            }
            else
            {
                builder.Append(c switch
                {
                    >= 'ぁ' and <= 'ゖ' => (char)(c + ('ァ' - 'ぁ')),
                    '-' or '‐' or '−' or '―' or '–' or '—' => 'ー',
                    _ => c,
                });
            }
        }

        return builder.ToString();
    }

    /// <summary>Katakana, long mark, middle dot and spaces; Latin letters too, for names on foreign residents' cards.</summary>
    public static bool IsKatakana(string text) =>
        text.Length > 0 && text.All(c => c is (>= 'ァ' and <= 'ヺ') or 'ー' or '・' or ' ' || char.IsAsciiLetter(c));

    /// <summary>Without spaces, upper case: what the full-kana look-up hashes.</summary>
    public static string Full(string katakana) => katakana.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>The part before the first space: what the family-kana look-up hashes; the whole if there is no space.</summary>
    public static string Family(string katakana) => katakana.Split(' ')[0].ToUpperInvariant();
}
