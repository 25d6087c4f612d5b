using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using OrleansBooking.Web.Citizen.Furigana;

namespace OrleansBooking.Web.Citizen.Texts;

/// <summary>A text for the page's body: encoded, <c>**strong**</c>, line breaks, and readings above the characters when wanted.</summary>
/// <remarks>Not for attributes and titles, which hold plain text.</remarks>
public sealed class Phrase(string text, bool furigana) : IHtmlContent
{
    private const string Strong = "**";

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
            if (furigana) Readings.Write(lines[i], writer, encoder);
            else encoder.Encode(writer, lines[i]);
        }
    }
}
