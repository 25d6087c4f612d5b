using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Texts;
using OrleansBooking.Web.Citizen.Words;
using OrleansBooking.Web.Forms;
using OrleansBooking.Web.Hosting;

namespace OrleansBooking.Web.Citizen.Pages;

/// <summary>A citizen's page: reads the draft before the handler, and stores it after it if the handler changed it.</summary>
public abstract class CitizenPage(CitizenServices services) : PageModel
{
    private readonly List<PageError> _errors = [];
    private Draft _read = Draft.Empty;
    private Refusal? _busy;

    /// <summary>What this browser has typed and done so far.</summary>
    public Draft Draft { get; protected set; } = Draft.Empty;

    /// <summary>What is to be mended, in the order of the page.</summary>
    public IReadOnlyList<PageError> Errors => _errors;

    public CityProfile City => Services.City;

    /// <summary>Where mails come from, for the filters of mobile carriers.</summary>
    public string MailDomain => City.MailFrom.Split('@')[^1];

    /// <summary>Now, and today on the city's clock.</summary>
    protected DateTimeOffset Now => Services.Time.GetUtcNow();
    public DateOnly Today => Services.Time.CityToday();

    protected CitizenServices Services { get; } = services;

    /// <summary>Failures are counted by this address.</summary>
    protected string Address => HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Draft = _read = Services.Drafts.Read(HttpContext);
        var executed = await next();
        if (_busy is { } busy && executed is { Exception: null, Result: null or PageResult })
        {
            // The page would say so too, but with a 200; this one tells browsers, proxies and people to wait, and sends the same form again.
            Crowded.Mark(HttpContext, busy.RetryAfter);
            executed.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
        }

        if (!ReferenceEquals(Draft, _read)) Services.Drafts.Write(HttpContext, Draft);
        ViewData["HasErrors"] = _errors.Count > 0;
    }

    /// <summary>The text at a field, or null.</summary>
    public string? ErrorOf(string field) => _errors.FirstOrDefault(error => error.Field == field)?.Text;

    /// <summary>Counts a look at a calendar. A browser that keeps no cookie cannot book, and is not counted.</summary>
    protected void Looked(string venue, bool nothingFree)
    {
        if (Request.Cookies.Count > 0) Keep(Services.Demand.Looked(Draft.Looks, venue, Channel.Web, nothingFree));
    }

    /// <summary>Counts that a seat was held or booked after it.</summary>
    protected void Took(string venue) => Keep(Services.Demand.Took(Draft.Looks, venue, Channel.Web));

    protected void Add(FieldError error, string? href = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        _errors.Add(new PageError(error.Field, RefusalWords.Of(error), href));
    }

    protected void Add(IEnumerable<FieldError> errors)
    {
        foreach (var error in errors) Add(error);
    }

    protected void Add(string? field, string key, params object?[] arguments) => _errors.Add(new PageError(field, CitizenTexts.Get(key, arguments)));

    protected void Add(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        if (refusal.Kind == RefusalKind.Busy) _busy = refusal;
        if (refusal.Kind == RefusalKind.Invalid) Add(refusal.Fields);
        else _errors.Add(new PageError(null, Services.Words.Of(refusal)));
    }

    private void Keep(ImmutableArray<Look> looks)
    {
        if (looks != Draft.Looks) Draft = Draft with { Looks = looks };
    }
}
