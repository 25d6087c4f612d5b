using System.Globalization;
using System.Resources;

namespace OrleansBooking.Grains.Notices;

/// <summary>The fixed words of the mails, from the resource file beside this one.</summary>
public static class MailTexts
{
    private static readonly ResourceManager Words = new(typeof(MailTexts).FullName!, typeof(MailTexts).Assembly);

    /// <exception cref="KeyNotFoundException">There is no such text: a bug.</exception>
    public static string Get(string key, params object[] arguments)
    {
        var text = Words.GetString(key, CultureInfo.InvariantCulture) ?? throw new KeyNotFoundException($"There is no text {key}.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, arguments);
    }

    /// <summary>A text of its own for each kind of mail: <c>key.Kind</c>.</summary>
    public static string Get(string key, NoticeKind kind, params object[] arguments) => Get($"{key}.{kind}", arguments);
}
