namespace OrleansBooking.Web.Console.Desk;

/// <summary>Who comes to the venue, as the caller says: decides which lines are read and what to bring (T2). Stays with the call in this browser.</summary>
public static class CallerSituation
{
    public const string Self = "self";
    public const string Child = "child";
    public const string Agent = "agent";
    public const string LostNotice = "lost-notice";

    private const string Cookie = "console-situation";

    public static readonly IReadOnlyList<string> All = [Self, Child, Agent, LostNotice];

    /// <summary>Whose card it is.</summary>
    public static string Age(string situation) => situation == Child ? "child" : "adult";

    /// <summary>Who comes.</summary>
    public static string Visitor(string situation) => situation == Agent ? "agent" : "self";

    /// <summary>The situation that was chosen now, or before in the same call.</summary>
    public static string Keep(HttpContext http, Guid? call, string? chosen)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (chosen is null || !All.Contains(chosen))
            return http.Request.Cookies[Cookie]?.Split('.') is [var of, var kept] && of == $"{call}" && All.Contains(kept) ? kept : Self;
        http.Response.Cookies.Append(Cookie, $"{call}.{chosen}", new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = DeskPage.Address, IsEssential = true,
        });
        return chosen;
    }
}
