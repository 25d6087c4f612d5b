namespace OrleansBooking.Web.Staff.Rest;

/// <summary>The API's token in a cookie of this browser. The API sealed it, so no page can make one or change it (design rule 8).</summary>
public sealed class StaffSession(IHttpContextAccessor http)
{
    public const string CookieName = "staff-session";

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>The token, or null if nobody is signed in.</summary>
    public string? Token => Http.Request.Cookies[CookieName];

    /// <summary>What the browser calls itself.</summary>
    public string Browser => Http.Request.Headers.UserAgent.ToString();

    /// <summary>Keeps it until the browser is closed, or the API ends it.</summary>
    public void Begin(string token) => Http.Response.Cookies.Append(CookieName, token, Options());

    public void End() => Http.Response.Cookies.Delete(CookieName, Options());

    private CookieOptions Options() => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Http.Request.IsHttps, Path = "/", IsEssential = true };
}
