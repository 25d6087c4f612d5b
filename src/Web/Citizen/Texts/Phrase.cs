using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using OrleansBooking.Web.Citizen.Furigana;

namespace OrleansBooking.Web.Citizen.Texts;

/// <summary>A text for the page's body: encoded, <c>**strong**</c>, line breaks, and readings above the characters when wanted.</summary>
/// <remarks>Not for attributes and titles, which hold plain text.</remarks>
public sealed partial class Phrase(string text, bool furigana) : IHtmlContent
{
    private const string Strong = "**";
    private const int ShortWord = 5;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var open = false;
        var first = true;
        foreach (var piece in text.Split(Strong))
        {
            if (!first)
            {
                writer.Write(open ? "</strong>" : "<strong>");
                open = !open;
            }

            WriteLines(piece, writer, encoder);
            first = false;
        }

        if (open) writer.Write("</strong>");
    }

    /// <summary>Without marks, for attributes and titles.</summary>
    public override string ToString() => text.Replace(Strong, "", StringComparison.Ordinal);

    private void WriteLines(string piece, TextWriter writer, HtmlEncoder encoder)
    {
        var lines = piece.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) writer.Write("<br>");
            WriteLine(lines[i], writer, encoder);
        }
    }

    private void WriteLine(string line, TextWriter writer, HtmlEncoder encoder)
    {
        var at = 0;
        foreach (var match in Unbroken().EnumerateMatches(line))
        {
            WriteText(line[at..match.Index], writer, encoder);
            // Short words stay whole even on the narrowest screen; longer ones break there rather than run out of it.
            writer.Write(match.Length <= ShortWord ? "<span class=\"whole\">" : "<span class=\"nowrap\">");
            WriteText(line.Substring(match.Index, match.Length), writer, encoder);
            writer.Write("</span>");
            at = match.Index + match.Length;
        }

        WriteText(line[at..], writer, encoder);
    }

    private void WriteText(string text, TextWriter writer, HtmlEncoder encoder)
    {
        if (furigana) Readings.Write(text, writer, encoder);
        else encoder.Encode(writer, text);
    }

    /// <summary>Dates, times, telephone numbers and the ID's name, which are hard to read across two lines.</summary>
    [GeneratedRegex(@"予約ID|(\d{4}年)?\d{1,2}月\d{1,2}日(（.）)?|午[前後]\d{1,2}時(\d{1,2}分)?|\d[\d-]{8,}\d")]
    private static partial Regex Unbroken();
}
