using System.Text.Json.Serialization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Contracts.Venues;

/// <summary>A venue with its rules, as the API takes and gives it. What is left out gets a default; of a venue that exists, it stays.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; cannot change</param>
/// <param name="Procedures">Ids of the procedures that it offers</param>
/// <param name="SameDayPhone">Whom to call on the day itself; otherwise the reservation centre</param>
/// <param name="WalkIn">When no appointment is needed</param>
/// <param name="Revision">Rises with every change; the ETag. Read only</param>
public sealed record VenueSheet(
    string? Id, string? Name, string? Address, string? Access, string? MapUrl, string? SameDayPhone, string? WalkIn, IReadOnlyList<string>? Procedures,
    VenueSheet.WindowSheet? Window, IReadOnlyList<VenueSheet.WeeklySheet>? Weekly, IReadOnlyList<VenueSheet.DaySheet>? Dates,
    IReadOnlyList<VenueSheet.TimeSheet>? Times, IReadOnlyList<VenueSheet.ClosureSheet>? Closures, string? Reason = null, long? Revision = null)
{
    /// <summary>When slots can be booked.</summary>
    /// <param name="FirstDay">First day with slots</param>
    /// <param name="LastDay">Last day with slots, at most 400 days after the first</param>
    /// <param name="OpensDaysBefore">A day opens so many days before it; null: at once</param>
    /// <param name="OpensAt">At this time</param>
    /// <param name="OpensFrom">Nothing opens before this instant; until then days are "coming"</param>
    /// <param name="ClosesDaysBefore">Booking for a day ends so many days before it; null: when the slot begins</param>
    /// <param name="ClosesAt">At this time</param>
    /// <param name="ClosesHoursBefore">Booking for a slot ends so many hours before it</param>
    /// <param name="WebClosesHoursBefore">Until so many hours before a slot the public's pages book it, afterwards the telephone alone</param>
    /// <param name="KeptUntilDaysBefore">Seats kept for the telephone flow back so many days before; otherwise 1</param>
    /// <param name="LeadDays">So many days after the day of booking is the first that can be booked</param>
    public sealed record WindowSheet(
        DateOnly FirstDay, DateOnly LastDay, int? OpensDaysBefore, [property: JsonConverter(typeof(ClockTime))] TimeOnly? OpensAt, DateTimeOffset? OpensFrom,
        int? ClosesDaysBefore, [property: JsonConverter(typeof(ClockTime))] TimeOnly? ClosesAt, int? ClosesHoursBefore, IReadOnlyList<LeadSheet>? LeadDays,
        int? KeptUntilDaysBefore = null, int? WebClosesHoursBefore = null);

    /// <summary>A lead time of one procedure.</summary>
    public sealed record LeadSheet(string Procedure, int Days);

    /// <summary>A run of equal slots.</summary>
    /// <param name="Minutes">5 to 480; must divide the session</param>
    /// <param name="Capacity">Seats of each slot, 0 to 10,000</param>
    /// <param name="Procedures">Only these; null: all that the venue offers</param>
    /// <param name="KeptForTelephone">Seats of each slot that the public's pages leave to the telephone</param>
    public sealed record SessionSheet(
        [property: JsonConverter(typeof(ClockTime))] TimeOnly From, [property: JsonConverter(typeof(ClockTime))] TimeOnly To, int Minutes, int Capacity,
        IReadOnlyList<OfferSheet>? Procedures, int? KeptForTelephone = null);

    /// <summary>A procedure of a session.</summary>
    /// <param name="Capacity">At most so many of each slot's seats for it</param>
    public sealed record OfferSheet(string Procedure, int? Capacity);

    /// <summary>A session that repeats.</summary>
    /// <param name="Days"><c>monday</c> … <c>sunday</c></param>
    /// <param name="WeeksOfMonth">1 to 5: only the n-th such day of a month; empty: every week</param>
    /// <param name="ValidTo">First day on which it no longer holds</param>
    /// <param name="Holidays">On national holidays: <c>as-usual</c>, <c>never</c> or <c>only</c></param>
    public sealed record WeeklySheet(
        IReadOnlyList<string> Days, IReadOnlyList<int>? WeeksOfMonth, DateOnly ValidFrom, DateOnly? ValidTo, string? Holidays, SessionSheet Session);

    /// <summary>The sessions of one date; they replace the weekly ones and a closure.</summary>
    public sealed record DaySheet(DateOnly Date, IReadOnlyList<SessionSheet> Sessions);

    /// <summary>The seats of a single time.</summary>
    public sealed record TimeSheet(DateOnly Date, [property: JsonConverter(typeof(ClockTime))] TimeOnly Time, int Capacity);

    /// <summary>Closed days, both included.</summary>
    /// <param name="Reason">Citizens read it in the calendar</param>
    public sealed record ClosureSheet(DateOnly First, DateOnly Last, bool EveryYear, string Reason);
}
