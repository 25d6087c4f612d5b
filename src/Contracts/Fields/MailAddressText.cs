namespace OrleansBooking.Contracts.Fields;

/// <summary>Mail addresses, checked loosely: old carrier addresses with dots in a row or before the @ exist and work.</summary>
public static class MailAddressText
{
    private const string LocalMarks = "!#$%&'*+-/=?^_`{|}~.";

    private static readonly Dictionary<string, string> Typos = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gmial.com"] = "gmail.com", ["gmai.com"] = "gmail.com", ["gamil.com"] = "gmail.com", ["gmail.co"] = "gmail.com",
        ["gmail.con"] = "gmail.com", ["gmail.co.jp"] = "gmail.com", ["gmil.com"] = "gmail.com", ["gnail.com"] = "gmail.com",
        ["yahoo.co"] = "yahoo.co.jp", ["yahoo.cojp"] = "yahoo.co.jp", ["yaho.co.jp"] = "yahoo.co.jp", ["yahooo.co.jp"] = "yahoo.co.jp",
        ["docomo.ne"] = "docomo.ne.jp", ["docomo.co.jp"] = "docomo.ne.jp", ["dokomo.ne.jp"] = "docomo.ne.jp",
        ["ezweb.co.jp"] = "ezweb.ne.jp", ["softbank.co.jp"] = "softbank.ne.jp", ["iclould.com"] = "icloud.com",
        ["icloud.co"] = "icloud.com", ["icloud.con"] = "icloud.com", ["hotmail.con"] = "hotmail.com", ["outlook.con"] = "outlook.com",
    };

    /// <summary>One @, a plain ASCII local part of at most 64, a domain with a dot. Anything that could reach a header (line breaks, commas, angle brackets) is out.</summary>
    public static bool IsUsable(string address)
    {
        var at = address.LastIndexOf('@');
        if (at is < 1 or > 64 || address.IndexOf('@', StringComparison.Ordinal) != at) return false;
        if (!address[..at].All(c => char.IsAsciiLetterOrDigit(c) || LocalMarks.Contains(c, StringComparison.Ordinal))) return false;

        var labels = address[(at + 1)..].Split('.');
        return labels.Length >= 2 && labels.All(label =>
            label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }

    /// <summary>The address that was probably meant (<c>gmial.com</c>), or null; a hint, never a refusal.</summary>
    public static string? ProbablyMeant(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 && Typos.TryGetValue(address[(at + 1)..], out var domain) ? address[..(at + 1)] + domain : null;
    }
}
