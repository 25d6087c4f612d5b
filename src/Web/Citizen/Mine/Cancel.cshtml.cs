using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>Cancels an own reservation: a page of its own that says what it means (W5).</summary>
public sealed class CancelModel(CitizenServices services, TicketReader tickets) : MinePage(services, tickets)
{
    [BindProperty]
    public Guid Operation { get; set; }

    public async Task<IActionResult> OnGetAsync() => await Require(changeable: true) ?? Show();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Draft.Finished is { What: Finished.Cancelled } finished && finished.Operation == Operation) return Redirect(Path("/done"));
        if (await Require(changeable: true, asSeen: true) is { } elsewhere) return elsewhere;
        if (IsAway) return Show();
        var operation = OperationFor(Content());
        // The page is older than the draft (another tab): show it anew, and say so.
        if (operation != Operation)
        {
            Add(field: null, "Refusals.IdempotencyMismatch");
            return Show();
        }

        var reservation = Ticket.Reservation;
        var reply = await Services.Centre.Cancel(reservation.Slot, new CancelSeat(operation, Person!.Ticket, reservation.Number, reservation.Version, null));
        if (reply.Value?.Reservation is { } cancelled) return Accepted(cancelled, operation, Finished.Cancelled, Contact.Email);
        if (reply.Value?.Refusal is { } refusal) return await WhereTo(refusal) ?? Show();

        Add(null, "Booking.unknown", City.Phone);
        return Show();
    }

    private PageResult Show()
    {
        ModelState.Remove(nameof(Operation));
        Operation = OperationFor(Content());
        return Page();
    }

    private string?[] Content() => ["cancel", $"{Ticket.Reservation.Number}", $"{Ticket.Reservation.Version}"];
}
