using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>The own live reservations; there may be several (W7).</summary>
public sealed class OverviewModel(CitizenServices services, TicketReader tickets) : CitizenPage(services)
{
    /// <summary>Came here because a procedure is booked already.</summary>
    public ProcedureDefinition? Have { get; private set; }

    public IReadOnlyList<TicketView> Tickets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? have)
    {
        if (Draft.PersonAt(Now) is not { } person) return Redirect(Draft.Person is null ? "/my" : "/my?ended=true");
        Have = await Services.Catalogue.Procedure(have);
        var own = await Services.Centre.Own(person.Ticket);
        Draft = Draft.With(own);
        // A ticket without reservation ID lists nothing; what was booked with it in this browser is known here.
        IEnumerable<Reservation> seen = person.Kana is null ? own : Draft.Own;
        var live = seen.Where(reservation => reservation.IsLive).OrderBy(reservation => reservation.Slot);
        Tickets = await Task.WhenAll(live.Select(reservation => tickets.Read(Draft.IndexOf(reservation.Number), reservation)));
        return Page();
    }
}
