using System.Text;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Texts;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>A reservation as a file for the citizen's own calendar (W3).</summary>
public sealed class CalendarDownloadModel(CitizenServices services, TicketReader tickets) : MinePage(services, tickets)
{
    private const string FileName = "reservation.ics";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Require() is { } elsewhere) return elsewhere;
        var summary = $"{Ticket.Procedure.Name}（{City.Name}）";
        var description = CitizenTexts.Get("Mine.ics", ReservationNumberField.InFours(Ticket.Reservation.Number), Ticket.Venue.Access,
            Ticket.Venue.SameDayPhone);
        var file = CalendarFile.Of(Ticket, City, summary, description, Now);
        return File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", FileName);
    }
}
