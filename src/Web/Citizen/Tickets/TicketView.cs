using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Web.Citizen.Tickets;

/// <summary>A reservation with what a citizen needs to know about it.</summary>
/// <param name="Index">Stands for the number in addresses.</param>
/// <param name="Deadline">Until when it can be changed here, on the city's clock.</param>
public sealed record TicketView(int Index, Reservation Reservation, VenueProfile Venue, ProcedureDefinition Procedure, DateTime Deadline)
{
    /// <summary>12月2日（水）午後5時</summary>
    public string ChangeUntil =>
        JapaneseDates.Day(DateOnly.FromDateTime(Deadline)) + JapaneseDates.Time(TimeOnly.FromDateTime(Deadline));
}
