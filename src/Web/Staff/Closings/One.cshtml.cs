using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Closings;

/// <summary>One closing with its call list, until nobody is left to be called.</summary>
public sealed class OneModel(StaffServices services) : FilePage(services)
{
    public override Right Needed => Right.WorkWorklist;

    [BindProperty(Name = "closingId", SupportsGet = true)]
    public string ClosingId { get; set; } = "";

    /// <summary>The day was just closed.</summary>
    [BindProperty(Name = "done", SupportsGet = true)]
    public bool Done { get; set; }

    /// <summary>The day was just opened again.</summary>
    [BindProperty(Name = "reopened", SupportsGet = true)]
    public bool Reopened { get; set; }

    /// <summary>What opening the day again would do; the button stands below it.</summary>
    public ReopeningPreview? Reopening { get; private set; }

    public bool MayReopen => Account.May(Right.CloseDays) && One.ReopenedAt is null && One.Date >= Today;

    public bool MayExport => Account.May(Right.ExportReservations);

    public DayClosing One { get; private set; } = null!;

    public IReadOnlyList<ClosingCallAnswer> Calls { get; private set; } = [];

    public CityNames Names { get; private set; } = CityNames.None;

    /// <summary>Of the call whose result could not be stored.</summary>
    [BindProperty(Name = "number")]
    public string? Number { get; set; }

    [BindProperty(Name = "result")]
    public string? Result { get; set; }

    private string Path => "closings/" + Uri.EscapeDataString(ClosingId);

    public async Task<IActionResult> OnGet()
    {
        if ((await Api.Ask<DayClosing>(Path)).Value is not { } found) return Redirect("/staff/closings");
        One = found;
        Calls = await Api.Get<ClosingCallAnswer[]>(Path + "/calls");
        Names = await CityNames.Read(Api);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "state")] string? state)
    {
        var reply = await Api.Post<object>($"{Path}/calls/{Uri.EscapeDataString(Number ?? "")}", new { result = Result, state }, Operation);
        if (reply.Problem is not { } problem) return Redirect($"/staff/closings/{ClosingId}");
        // Every call has a field of its own.
        Add(problem.Errors is null ? problem : problem with { Errors = problem.Errors.ToDictionary(field => $"{field.Key}-{Number}", field => field.Value) });
        return await OnGet();
    }

    /// <summary>Shows what opening the day again would do.</summary>
    public async Task<IActionResult> OnPostLook()
    {
        var reply = await Api.Post<ReopeningPreview>(Path + "/reopen?preview=true", null, Operation);
        if (reply.Problem is { } problem && Errors.Count == 0) Add(problem);
        Reopening = reply.Value;
        return await OnGet();
    }

    public async Task<IActionResult> OnPostReopen()
    {
        var reply = await Api.Post<DayClosing>(Path + "/reopen", new { reason = Reason }, Operation);
        if (reply.Problem is not { } problem) return Redirect($"/staff/closings/{ClosingId}?reopened=true");
        Add(problem);
        // The form stays with what was typed, under another operation: a refusal changed nothing.
        Operation = Guid.NewGuid();
        return await OnPostLook();
    }

    /// <summary>The call list as a file; what it is for is recorded.</summary>
    public async Task<IActionResult> OnPostCsv() => await HandForReason($"{Path}/calls") ?? await OnGet();

    public string NameOf(string venue) => Names.Venue(venue);
}
