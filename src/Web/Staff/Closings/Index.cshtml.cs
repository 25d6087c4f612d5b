using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Closings;

/// <summary>The closed days with their call lists; and a day is closed at once here: first whom it concerns, then one button.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.WorkWorklist;

    /// <summary>Whoever only calls people does not close days.</summary>
    public bool MayClose => Account.May(Right.CloseDays);

    public IReadOnlyList<DayClosing> All { get; private set; } = [];

    public CityNames Names { get; private set; } = CityNames.None;

    [BindProperty(Name = "date")]
    public string? Date { get; set; }

    [BindProperty(Name = "venues")]
    public List<string> Chosen { get; set; } = [];

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>Whom it would concern; the button stands below it.</summary>
    public ClosingPreview? Preview { get; private set; }

    public async Task OnGet()
    {
        Date ??= CityForms.Field(Today);
        await Read();
    }

    /// <summary>Shows whom it would concern.</summary>
    public async Task OnPostPreview()
    {
        await Read();
        if (string.IsNullOrWhiteSpace(Reason)) Add("reason", "Closings.reason-missing");
        var reply = await Api.Post<ClosingPreview>("closings?preview=true", Body(), Operation);
        if (reply.Problem is { } problem) Add(problem);
        if (Errors.Count == 0) Preview = reply.Value;
    }

    public async Task<IActionResult> OnPost()
    {
        var reply = await Api.Post<DayClosing>("closings", Body(), Operation);
        if (reply.Value is { } closing) return Redirect($"/staff/closings/{closing.Id}?done=true");
        Add(reply.Problem!);
        await Read();
        return Page();
    }

    public string NamesOf(IEnumerable<string> venues) => string.Join("・", venues.Select(Names.Venue));

    private object Body() => new { date = Date, venues = Chosen, reason = Reason };

    private async Task Read()
    {
        All = await Api.Get<DayClosing[]>("closings");
        Names = await CityNames.Read(Api);
    }
}
