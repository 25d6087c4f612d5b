using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrleansBooking.Web.Forms;
using OrleansBooking.Web.Staff.Rest;
using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Staff.SignIn;

/// <summary>Sign-in of everybody who works inside; the only inside page that needs none.</summary>
public sealed class IndexModel(StaffApi api, StaffSession session) : PageModel
{
    private const string Home = "/staff";
    private readonly List<PageError> _errors = [];

    public IReadOnlyList<PageError> Errors => _errors;

    [BindProperty(Name = "userName")]
    public string? UserName { get; set; }

    /// <summary>Where to go afterwards; an inside page, or the first one.</summary>
    [BindProperty(Name = "back", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The address of this page, for somebody who wanted another one. A form that was sent is not sent again: its page is opened.</summary>
    public static string AddressFor(HttpRequest wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return "/staff/sign-in" + QueryString.Create("back", wanted.Path + wanted.QueryString);
    }

    public string? ErrorOf(string field) => _errors.FirstOrDefault(error => error.Field == field)?.Text;

    public async Task<IActionResult> OnPost([FromForm(Name = "password")] string? password)
    {
        if (string.IsNullOrWhiteSpace(UserName)) _errors.Add(new PageError("userName", StaffTexts.Get("SignIn.user-name-missing")));
        if (string.IsNullOrEmpty(password)) _errors.Add(new PageError("password", StaffTexts.Get("SignIn.password-missing")));
        if (_errors.Count == 0)
        {
            var reply = await api.SignIn<Token>(new { userName = UserName!.Trim(), password });
            if (reply.Value is { } token)
            {
                session.Begin(token.AccessToken);
                return LocalRedirect(Inside(Back) ? Back! : Home);
            }

            _errors.Add(new PageError(null, reply.Problem!.Detail));
        }

        ViewData["HasErrors"] = true;
        return Page();
    }

    /// <summary>Signs out this browser.</summary>
    public IActionResult OnPostEnd()
    {
        session.End();
        return Redirect("/staff/sign-in");
    }

    private bool Inside(string? address) =>
        Url.IsLocalUrl(address) && (address!.StartsWith("/staff", StringComparison.Ordinal) || address.StartsWith("/console", StringComparison.Ordinal));

    private sealed record Token(string AccessToken);
}
