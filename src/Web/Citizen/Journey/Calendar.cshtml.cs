using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Web.Citizen.Calendars;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Texts;

namespace OrleansBooking.Web.Citizen.Journey;

/// <summary>Step 3: which day and time (W4). Who is known already goes on with the seat kept.</summary>
public sealed class CalendarModel(CitizenServices services, CalendarReader calendars) : JourneyPage(services)
{
    [BindProperty(SupportsGet = true, Name = "month")]
    public DateOnly? Month { get; set; }

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Form { get; set; }

    [BindProperty(SupportsGet = true, Name = "lost")]
    public RefusalKind? Lost { get; set; }

    public CalendarPanel Panel { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() =>
        await Require(venue: true) is { } elsewhere ? elsewhere : await Show();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "time")] TimeOnly? chosen)
    {
        if (await Require(venue: true) is { } elsewhere) return elsewhere;
        Time = chosen;
        if (Choice.Slot is not null) return Person is { } person ? await HoldAndGoOn(person) : Redirect(ToIdentity(ended: false));

        Add("time", "Journey.time-missing");
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        var request = new CalendarRequest(Procedure.Id, Venue, Month, Date, Time, Form == "list", Lost, Own: null);
        if (await calendars.Read(request) is not { } view) return Redirect(new Choice(Procedure.Id, null, null, null).To("/reserve/venue"));
        Looked(Venue.Profile.Id, view.FirstFree is null);
        var toPage = new Choice(Procedure.Id, Venue.Profile.Id, null, null).To("/reserve/calendar");
        Panel = new CalendarPanel(view, toPage, CitizenTexts.Get(Person is null ? "Journey.to-identity" : "Journey.to-contact"), this);
        return Page();
    }
}
