using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Changes;

/// <summary>Above which size a change needs a second person.</summary>
public sealed class LimitsModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    [BindProperty(Name = "percent")]
    public string? Percent { get; set; }

    [BindProperty(Name = "percentFrom")]
    public string? PercentFrom { get; set; }

    [BindProperty(Name = "seatsOfDay")]
    public string? SeatsOfDay { get; set; }

    [BindProperty(Name = "displaced")]
    public string? Displaced { get; set; }

    public bool MaySet => Account.May(Right.SetLimits);

    public bool Saved { get; private set; }

    public async Task OnGet(bool saved)
    {
        var limits = await Api.Get<ChangeLimits>("change-limits");
        (Percent, PercentFrom, SeatsOfDay, Displaced) = (Text(limits.Percent), Text(limits.PercentFrom), Text(limits.SeatsOfDay), Text(limits.Displaced));
        Saved = saved;
    }

    public async Task<IActionResult> OnPost()
    {
        var reply = await Api.Put<ChangeLimits>(
            "change-limits", new { percent = Number(Percent), percentFrom = Number(PercentFrom), seatsOfDay = Number(SeatsOfDay),
                displaced = Number(Displaced) }, Operation);
        if (reply.Problem is null) return Redirect("/staff/changes/limits?saved=true");
        Add(reply.Problem);
        return Page();
    }

    // What is no number is out of every range: the API says at the field what fits.
    private static int Number(string? typed) => TypedMoment.Number(typed) ?? -1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
