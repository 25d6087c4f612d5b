using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Journey;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>Old and new side by side, then the change; the old seat stays until the new one is committed (W5).</summary>
public sealed class MoveModel(CitizenServices services, TicketReader tickets) : MinePage(services, tickets)
{
    [BindProperty(SupportsGet = true, Name = "venue")]
    public string? VenueId { get; set; }

    [BindProperty(SupportsGet = true, Name = "date")]
    public DateOnly? Date { get; set; }

    [BindProperty(SupportsGet = true, Name = "time")]
    public TimeOnly? Time { get; set; }

    [BindProperty]
    public Guid Operation { get; set; }

    public SlotKey Slot { get; private set; }

    public VenueDefinition Venue { get; private set; } = null!;

    public string ToCalendar => Choice.To(Path("/calendar"));

    /// <summary>Until when the new seat is kept, on the city's clock.</summary>
    public TimeOnly? HeldUntil => Held is { } held ? TimeOnly.FromDateTime(CityClock.ToCity(held.Until)) : null;

    private HeldSeat? Held => Draft.Held is { } held && held.Slot == Slot && held.Until > Now ? held : null;

    private Choice Choice => new(null, VenueId, Date, Time);

    public async Task<IActionResult> OnGetAsync() => await RequireSlot() ?? Show();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Draft.Finished is { What: Finished.Moved } finished && finished.Operation == Operation) return Redirect(Path("/done"));
        if (await RequireSlot(asSeen: true) is { } elsewhere) return elsewhere;
        if (IsAway) return Show();
        var operation = OperationFor(Content());
        // The page is older than the draft (another tab): show it anew, and say so.
        if (operation != Operation)
        {
            Add(field: null, "Refusals.IdempotencyMismatch");
            return Show();
        }

        var reservation = Ticket.Reservation;
        var reply = await Services.Centre.MoveIn(Slot, new MoveSeat(operation, Person!.Ticket, reservation.Number, reservation.Version, null, Held?.HoldId));
        if (reply.Value?.Reservation is { } moved) return Accepted(moved, operation, Finished.Moved, Contact.Email);
        if (reply.Value?.Refusal is not { } refusal)
        {
            Add(null, "Booking.unknown", City.Phone);
            return Show();
        }

        if (refusal.Kind is RefusalKind.Full or RefusalKind.Closed or RefusalKind.NotYetOpen or RefusalKind.NoLongerOpen
            or RefusalKind.NoSuchTime or RefusalKind.NotOffered or RefusalKind.UnknownVenue)
            return Redirect(Choice.ToLost(Path("/calendar"), refusal.Kind));
        return await WhereTo(refusal) ?? Show();
    }

    private PageResult Show()
    {
        ModelState.Remove(nameof(Operation));
        Operation = OperationFor(Content());
        return Page();
    }

    private string?[] Content() =>
        ["move", $"{Ticket.Reservation.Number}", $"{Ticket.Reservation.Version}", Slot.ToString()];

    private async Task<IActionResult?> RequireSlot(bool asSeen = false)
    {
        if (await Require(changeable: true, asSeen) is { } elsewhere) return elsewhere;
        if (Choice.Slot is not { } slot || await Services.Catalogue.Venue(slot.Venue) is not { } venue) return Redirect(Path("/calendar"));
        if (slot == Ticket.Reservation.Slot) return Redirect(Path());
        Slot = slot;
        Venue = venue;
        return null;
    }
}
