using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Web.Citizen.Calendars;

/// <summary>What a calendar page was asked for.</summary>
/// <param name="Month">Any day of the month to show; null: that of the date, or of the first free day.</param>
/// <param name="Date">The day whose times to show; null: the first free one.</param>
/// <param name="Time">The time chosen before, to be selected again or named as lost.</param>
/// <param name="AsList">The list of free days instead of the month's table.</param>
/// <param name="Lost">Why the chosen time cannot be had.</param>
/// <param name="Own">The reservation's present slot when it is being changed; its own seat is no choice.</param>
public sealed record CalendarRequest(
    string Procedure, VenueDefinition Venue, DateOnly? Month, DateOnly? Date, TimeOnly? Time, bool AsList, RefusalKind? Lost, SlotKey? Own);
