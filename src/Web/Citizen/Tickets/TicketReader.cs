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

    /// <summary>Until when a reservation can be changed on the web: the earliest of the venue's deadlines, or its beginning.</summary>
    internal static DateTime Deadline(BookingWindow? window, SlotKey slot)
    {
        var deadline = slot.Date.ToDateTime(slot.Time);
        var hours = window?.ClosesHoursBefore is { } before ? deadline.AddHours(-before) : deadline;
        var days = window?.ClosesDaysBefore is { } ahead ? slot.Date.AddDays(-ahead).ToDateTime(window.ClosesAt) : deadline;
        return hours < days ? hours : days;
    }
}
