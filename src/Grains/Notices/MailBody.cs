using System.Net;
using System.Text;

namespace OrleansBooking.Grains.Notices;

/// <summary>The text of one mail, once written as plain text and once as simple HTML; both say the same.</summary>
/// <remarks>What others typed (names of venues, of procedures) comes in through <see cref="Plain"/>: one line, no control characters.</remarks>
public sealed class MailBody
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();
    private bool _inList;

    /// <summary>A text as one line without control characters, so that it can neither break a header nor pretend to be a line of ours.</summary>
    public static string Plain(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public MailBody Heading(string text)
    {
        EndList();
        _text.Append("\r\n■ ").Append(Plain(text)).Append("\r\n");
        _html.Append("<h2 style=\"font-size:1.1em;margin:1.6em 0 0.2em\">").Append(Escaped(text)).Append("</h2>\n");
        return this;
    }

    public MailBody Line(string text)
    {
        EndList();
        _text.Append(Plain(text)).Append("\r\n");
        _html.Append("<p style=\"margin:0\">").Append(Escaped(text)).Append("</p>\n");
        return this;
    }

    /// <summary>The line that the reader looks for.</summary>
    public MailBody Strong(string text)
    {
        EndList();
        _text.Append(Plain(text)).Append("\r\n");
        _html.Append("<p style=\"margin:0;font-size:1.2em\"><strong>").Append(Escaped(text)).Append("</strong></p>\n");
        return this;
    }

    public MailBody Item(string text)
    {
        if (!_inList) _html.Append("<ul style=\"margin:0.2em 0;padding-left:1.4em\">\n");
        _inList = true;
        _text.Append('・').Append(Plain(text)).Append("\r\n");
        _html.Append("<li>").Append(Escaped(text)).Append("</li>\n");
        return this;
    }

    /// <summary>The mail's one link. It only opens a page: mail scanners follow links.</summary>
    public MailBody Link(string words, string url)
    {
        EndList();
        _text.Append(Plain(url)).Append("\r\n");
        _html.Append("<p style=\"margin:0\"><a href=\"").Append(Escaped(url)).Append("\">").Append(Escaped(words)).Append("</a></p>\n");
        return this;
    }

    public string Text() => _text.ToString();

    public string Html()
    {
        EndList();
        return $"""
            <!doctype html>
            <html lang="ja">
            <head><meta charset="utf-8"></head>
            <body style="font-size:17px;line-height:1.8;color:#1a1a1a">
            {_html}</body>
            </html>

            """;
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(Plain(text));

    private void EndList()
    {
        if (_inList) _html.Append("</ul>\n");
        _inList = false;
    }
}
