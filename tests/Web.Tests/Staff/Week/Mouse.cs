using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>Notices when the button of a mouse goes down; Enter on a link is a click too, but no such thing.</summary>
internal static class Mouse
{
    private const string Notice = "addEventListener('mousedown', () => sessionStorage.setItem('mouse', location.pathname), true);";

    /// <summary>From the next page on.</summary>
    public static Task Watch(IBrowserContext context) => context.AddInitScriptAsync(Notice);

    /// <summary>The page on which it was last used; null: nowhere.</summary>
    public static Task<string?> UsedOn(IPage page) => page.EvaluateAsync<string?>("sessionStorage.getItem('mouse')");
}
