using System.Globalization;
using System.Text;

namespace OrleansBooking.Faults.Privacy;

/// <summary>The ways in which a text may lie in a file.</summary>
public static class ByteForms
{
    private const int EucJp = 51932;
    private const int Cp932 = 932;
    private const int Iso2022Jp = 50220;
    private const int LeastBase64 = 6;

    static ByteForms() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Each form once, with its name.</summary>
    public static IEnumerable<(string Form, byte[] Bytes)> Of(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        IEnumerable<(string, byte[])> forms =
        [
            ("UTF-8", utf8),
            ("UTF-16LE", Encoding.Unicode.GetBytes(text)),
            ("UTF-16BE", Encoding.BigEndianUnicode.GetBytes(text)),
            ("EUC-JP", Encoding.GetEncoding(EucJp).GetBytes(text)),
            ("CP932", Encoding.GetEncoding(Cp932).GetBytes(text)),
            ("ISO-2022-JP", Encoding.GetEncoding(Iso2022Jp).GetBytes(text)),
            ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8))),
            ("HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8))),
            ("hex of UTF-16", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.Unicode.GetBytes(text)))),
            ("percent", Encoding.ASCII.GetBytes(Uri.EscapeDataString(text))),
            ("percent, small", Encoding.ASCII.GetBytes(Uri.EscapeDataString(text).ToLowerInvariant())),
            ("JSON", Encoding.ASCII.GetBytes(Escaped(text, "X4"))),
            ("JSON, small", Encoding.ASCII.GetBytes(Escaped(text, "x4"))),
            .. Enumerable.Range(0, 3).Select(shift => ($"base64 at {shift}", Base64(utf8, shift))),
            .. Enumerable.Range(0, 3).Select(shift => ($"base64 of CP932 at {shift}", Base64(Encoding.GetEncoding(Cp932).GetBytes(text), shift))),
        ];
        return forms.Where(form => form.Item2.Length >= LeastBase64).DistinctBy(form => Convert.ToHexString(form.Item2));
    }

    private static string Escaped(string text, string format) =>
        string.Concat(text.Select(c => char.IsAscii(c) ? c.ToString() : "\\u" + ((int)c).ToString(format, CultureInfo.InvariantCulture)));

    // The characters that depend on the text alone, whatever stands before and after it.
    private static byte[] Base64(byte[] bytes, int shift)
    {
        var all = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
        var first = (shift * 8 + 5) / 6;
        var last = (shift + bytes.Length) * 8 / 6;
        return Encoding.ASCII.GetBytes(all[first..last]);
    }
}
