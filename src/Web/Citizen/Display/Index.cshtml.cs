using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OrleansBooking.Web.Citizen.Display;

/// <summary>Turns larger text or furigana on and off, and goes back to the page.</summary>
public sealed class IndexModel(DisplayChoice display) : PageModel
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(365);

    public IActionResult OnGet() => Redirect("/");

    public IActionResult OnPost(string? choice, string? back)
    {
        if (choice is DisplayChoice.Large or DisplayChoice.Ruby)
            Response.Cookies.Append(DisplayChoice.CookieName, display.Toggle(choice), new CookieOptions
            {
                MaxAge = KeepFor, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, IsEssential = true,
            });

        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
