using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Citizen.Engine;

namespace OrleansBooking.Web.Citizen.Tickets;

/// <summary>Puts a reservation together with its venue and procedure.</summary>
public sealed class TicketReader(Catalogue catalogue, TimeProvider time)
{
    public async Task<TicketView> Read(int index, Reservation reservation)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        // A venue or procedure that was taken away leaves the reservation readable.
        var venue = await catalogue.Venue(reservation.Slot.Venue);
        var procedure = await catalogue.Procedure(reservation.Procedure)
            ?? new ProcedureDefinition(reservation.Procedure, reservation.Procedure, "", reservation.Minutes, true, false, null, null, []);
        var profile = venue?.Profile ?? new VenueProfile(reservation.Slot.Venue, reservation.Slot.Venue, "", "", null, "", null, []);
        return new TicketView(index, reservation, profile, procedure, Deadline(venue?.Window, reservation.Slot));
    }

    /// <summary>False once the deadline has passed or the reservation is over.</summary>
    public bool IsChangeable(TicketView ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.Reservation.Status == ReservationStatus.Booked && CityClock.ToCity(time.GetUtcNow()) < ticket.Deadline;
    }

    /// <summary>Until when a reservation can be changed on the web: the venue's deadline, or its beginning.</summary>
    internal static DateTime Deadline(BookingWindow? window, SlotKey slot) =>
        window?.ClosesDaysBefore is { } days ? slot.Date.AddDays(-days).ToDateTime(window.ClosesAt) : slot.Date.ToDateTime(slot.Time);
}
