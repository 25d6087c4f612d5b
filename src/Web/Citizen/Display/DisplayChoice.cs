namespace OrleansBooking.Web.Citizen.Display;

/// <summary>How a citizen wants to read (W6): larger text, furigana. A cookie without personal data, kept for a year.</summary>
public sealed class DisplayChoice(IHttpContextAccessor accessor)
{
    public const string CookieName = "display";
    public const string Large = "large";
    public const string Ruby = "furigana";

    private readonly string[] _chosen = (accessor.HttpContext?.Request.Cookies[CookieName] ?? "").Split('.');

    public bool LargeText => _chosen.Contains(Large);
    public bool Furigana => _chosen.Contains(Ruby);

    /// <summary>The cookie's value after one choice was turned over.</summary>
    public string Toggle(string choice)
    {
        var rest = new[] { (Large, LargeText), (Ruby, Furigana) };
        return string.Join('.', rest.Where(entry => entry.Item2 != (entry.Item1 == choice)).Select(entry => entry.Item1));
    }
}
