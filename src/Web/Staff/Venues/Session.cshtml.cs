using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Opens a session on a date, filled from the venue's last one: only the date is to be typed (C4).</summary>
public sealed class SessionModel(StaffServices services) : ChangePage(services)
{
    public override Right Needed => Right.ManageSchedule;

    [BindProperty(Name = "date", SupportsGet = true)]
    public string? Date { get; set; }

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "minutes")]
    public string? Minutes { get; set; }

    [BindProperty(Name = "capacity")]
    public string? Capacity { get; set; }

    [BindProperty(Name = "keptForTelephone")]
    public string? Kept { get; set; }

    /// <summary>How many of the seats are for each procedure.</summary>
    [BindProperty(Name = "offers")]
    public List<OfferInput> Offers { get; set; } = [];

    private IReadOnlyList<CityNames.ProcedureName> Procedures { get; set; } = [];

    // The session's only list of procedures is that of the limits here.
    protected override string FieldOf(string field) => field == "procedures" ? "offers" : field;

    public string NameOf(string procedure) => Procedures.FirstOrDefault(one => one.Id == procedure)?.Name ?? procedure;

    public async Task<IActionResult> OnGet()
    {
        if (!await Fill()) return NotFound();
        var template = Venue.Dates?.OrderBy(day => day.Date).LastOrDefault(day => day.Sessions.Count > 0)?.Sessions[^1]
            ?? (Venue.Weekly is [var first, ..] ? first.Session : null)
            ?? new VenueSheet.SessionSheet(new TimeOnly(9, 0), new TimeOnly(16, 0), 60, 20, null);
        (From, To) = (TypedMoment.Of(template.From), TypedMoment.Of(template.To));
        (Minutes, Capacity) = ($"{template.Minutes}", $"{template.Capacity}");
        Kept = template.KeptForTelephone?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Offers = OfferInput.Of(Venue.Procedures ?? [], template.Procedures);
        return Page();
    }

    public async Task<IActionResult> OnPost(bool save)
    {
        if (!await Fill()) return NotFound();
        Date = TypedMoment.Date(Date, Today);
        (From, To) = (TypedMoment.Time(From), TypedMoment.Time(To));
        foreach (var (field, typed) in new[] { ("minutes", Minutes), ("capacity", Capacity), ("keptForTelephone", Kept) })
            if (Unreadable.Number(typed)) Add(field, "Venues.number-unread");
        for (var i = 0; i < Offers.Count; i++)
            if (Unreadable.Number(Offers[i].Limit)) Add($"offers[{i}].limit", "Venues.number-unread");
        if (Errors.Count > 0) return Page();
        var body = new
        {
            date = Date, from = From, to = To, minutes = TypedMoment.Number(Minutes), capacity = TypedMoment.Number(Capacity),
            keptForTelephone = TypedMoment.Number(Kept), offers = OfferInput.Body(Offers), reason = Reason,
        };
        return await Send(HttpMethod.Post, $"{ApiPath}/sessions", body, save);
    }

    private async Task<bool> Fill()
    {
        if (!await Load()) return false;
        Procedures = await Api.Get<IReadOnlyList<CityNames.ProcedureName>>("procedures");
        return true;
    }
}
