using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrleansBooking.Contracts.Accounts;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Forms;
using OrleansBooking.Web.Staff.Rest;
using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Staff.Pages;

/// <summary>A page of city staff. It names the right that it needs, so no page is open by mistake (A1);
/// the API asks again for everything that it does.</summary>
public abstract class StaffPage(StaffServices services) : PageModel
{
    private readonly List<PageError> _errors = [];

    /// <summary>Without this right the page answers 403.</summary>
    public abstract Right Needed { get; }

    /// <summary>True for pages on which a session does what it must do first.</summary>
    protected virtual bool KeepsAccount => false;

    /// <summary>What a page refuses before anything is done; null: nothing.</summary>
    protected virtual IActionResult? Refuse() => null;

    /// <summary>Who is signed in.</summary>
    public SignedIn Account { get; private set; } = null!;

    /// <summary>What is to be mended, in the order of the page.</summary>
    public IReadOnlyList<PageError> Errors => _errors;

    /// <summary>Of the form on this page: the same form sent twice does one thing.</summary>
    [BindProperty(Name = "operation")]
    public Guid Operation { get; set; }

    public CityProfile City => services.City;

    public DateOnly Today => services.Time.CityToday();

    /// <summary>People of the worklist who have no seat; null for whoever does not see it.</summary>
    public int? Waiting { get; private set; }

    /// <summary>Changes that wait for a second person; null for whoever is none.</summary>
    public int? PendingChanges { get; private set; }

    protected DateTimeOffset Now => services.Time.GetUtcNow();

    protected StaffApi Api => services.Api;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        try
        {
            Account = await services.Accounts.Read();
        }
        catch (SignedOutException)
        {
            context.Result = ToSignIn();
            return;
        }

        if (Account.Limit is not null && !KeepsAccount)
        {
            context.Result = Redirect("/staff/account");
            return;
        }

        if (!Account.May(Needed))
        {
            context.Result = StatusCode(StatusCodes.Status403Forbidden);
            return;
        }

        if (Refuse() is { } refused)
        {
            context.Result = refused;
            return;
        }

        if (Operation == Guid.Empty) Operation = Guid.NewGuid();
        var executed = await next();
        if (executed.Exception is SignedOutException)
        {
            executed.ExceptionHandled = true;
            executed.Result = ToSignIn();
        }

        ViewData["HasErrors"] = _errors.Count > 0;
        // A part of a page that is only read anew changes nothing.
        if (!HttpMethods.IsGet(Request.Method) && executed.Result is not PartialViewResult) services.Waiting.Forget();
        if (executed is { Exception: null, Result: null or PageResult } && Account.May(Right.ReadCity)) await ReadWaiting();
    }

    /// <summary>The text at a field, or null.</summary>
    public string? ErrorOf(string field) => _errors.FirstOrDefault(error => error.Field == field)?.Text;

    /// <summary>A text of the inside pages.</summary>
    public static string T(string key, params object?[] arguments) => StaffTexts.Get(key, arguments);

    /// <summary>What was typed, or null if nothing was.</summary>
    protected static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    protected void Add(string? field, string key, params object?[] arguments) => _errors.Add(new PageError(field, T(key, arguments)));

    /// <summary>The API's own words, at the fields that they concern.</summary>
    protected void Add(ApiProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Errors is not { Count: > 0 } errors) _errors.Add(new PageError(null, problem.Detail));
        else
            foreach (var (field, texts) in errors)
                foreach (var text in texts) _errors.Add(new PageError(field, text));
    }

    private async Task ReadWaiting()
    {
        var waiting = await services.Waiting.Read(Api);
        Waiting = waiting?.Open;
        PendingChanges = Account.May(Right.ApproveChanges) ? waiting?.PendingChanges : null;
    }

    // A form that was sent waits on a page of its own until somebody has signed in again; nothing that was typed is lost.
    private IActionResult ToSignIn() =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType
            ? StatusCode(StatusCodes.Status401Unauthorized)
            : Redirect(Staff.SignIn.IndexModel.AddressFor(HttpContext.Request));
}
