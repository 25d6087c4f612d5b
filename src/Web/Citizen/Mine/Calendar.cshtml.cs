using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Citizen.Calendars;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Journey;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Texts;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>Another day and time for an own reservation; the new seat is kept while the citizen compares (W5).</summary>
public sealed class CalendarModel(CitizenServices services, TicketReader tickets, CalendarReader calendars) : MinePage(services, tickets)
{
    [BindProperty(SupportsGet = true, Name = "venue")]
    public string? VenueId { get; set; }

    [BindProperty(SupportsGet = true, Name = "date")]
    public DateOnly? Date { get; set; }

    [BindProperty(SupportsGet = true, Name = "time")]
    public TimeOnly? Time { get; set; }

    [BindProperty(SupportsGet = true, Name = "month")]
    public DateOnly? Month { get; set; }

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Form { get; set; }

    [BindProperty(SupportsGet = true, Name = "lost")]
    public RefusalKind? Lost { get; set; }

    public VenueDefinition Venue { get; private set; } = null!;

    public CalendarPanel Panel { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await RequireVenue() ?? await Show();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await RequireVenue() is { } elsewhere) return elsewhere;
        var choice = new Choice(null, Venue.Profile.Id, Date, Time);
        if (choice.Slot is { } slot && slot != Ticket.Reservation.Slot) return await Hold(choice, slot);

        Add("time", "Journey.time-missing");
        return await Show();
    }

    private async Task<IActionResult> Hold(Choice choice, SlotKey slot)
    {
        var holdId = Guid.CreateVersion7(Now);
        var reply = await Services.Centre.Hold(slot, new HoldSeat(holdId, Person!.Ticket, Ticket.Procedure.Id, null));
        switch (reply.Value?.Refusal?.Kind)
        {
            case RefusalKind.Full or RefusalKind.Closed or RefusalKind.NotYetOpen or RefusalKind.NoLongerOpen
                or RefusalKind.NoSuchTime or RefusalKind.NotOffered:
                return Redirect(choice.ToLost(Path("/calendar"), reply.Value.Refusal.Kind));
            case RefusalKind.TicketExpired or RefusalKind.NotAllowed:
                return (await WhereTo(reply.Value.Refusal))!;
        }

        // A seat that could not be kept stops nobody: the change itself decides.
        Draft = Draft with { Held = reply.Value?.Until is { } until ? new HeldSeat(holdId, slot, Ticket.Procedure.Id, until, Extended: false) : null };
        if (Draft.Held is not null) Took(slot.Venue);
        return Redirect(choice.To(Path("/move")));
    }

    private async Task<IActionResult?> RequireVenue()
    {
        if (await Require(changeable: true) is { } elsewhere) return elsewhere;
        var id = VenueId ?? Ticket.Reservation.Slot.Venue;
        if (await Services.Catalogue.Venue(id) is not { } venue || !venue.Profile.Procedures.Contains(Ticket.Procedure.Id)) return Redirect(Path("/venue"));
        Venue = venue;
        return null;
    }

    private async Task<IActionResult> Show()
    {
        var request = new CalendarRequest(Ticket.Procedure.Id, Venue, Month, Date, Time, Form == "list", Lost, Ticket.Reservation.Slot);
        if (await calendars.Read(request) is not { } view) return Redirect(Path("/venue"));
        Looked(Venue.Profile.Id, view.FirstFree is null);
        var toPage = new Choice(null, Venue.Profile.Id, null, null).To(Path("/calendar"));
        Panel = new CalendarPanel(view, toPage, CitizenTexts.Get("Mine.to-compare"), this);
        return Page();
    }
}
