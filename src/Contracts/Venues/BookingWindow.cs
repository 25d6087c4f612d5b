using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Venues;

/// <summary>When the slots of a venue can be booked.</summary>
/// <param name="FirstDay">First day with slots.</param>
/// <param name="LastDay">Last day with slots: nobody books past the contract's end.</param>
/// <param name="DaysAhead">A day opens so many days before it, at <paramref name="OpensAt"/>; null: at once.</param>
/// <param name="OpensAt">City time at which a day opens.</param>
/// <param name="OpensFrom">Nothing opens before this instant (a scheduled start); null: no such bound.</param>
/// <param name="ClosesDaysBefore">Booking for a day ends so many days before it, at <paramref name="ClosesAt"/>; null: when the slot begins.</param>
/// <param name="ClosesAt">City time of that deadline.</param>
/// <param name="LeadDays">By procedure: so many days after the day of booking is the first that can be booked (cards travel to the branch).</param>
[GenerateSerializer, Immutable, Alias("BookingWindow")]
public sealed record BookingWindow(
    DateOnly FirstDay, DateOnly LastDay, int? DaysAhead, TimeOnly OpensAt, DateTimeOffset? OpensFrom,
    int? ClosesDaysBefore, TimeOnly ClosesAt, ImmutableArray<LeadTime> LeadDays)
{
    /// <summary>Booking for a slot ends so many hours before it; null: when it begins. The earlier of both deadlines holds.</summary>
    [Id(0)] public int? ClosesHoursBefore { get; init; }

    /// <summary>Seats kept for the telephone flow back to everybody at the beginning of the day that is so many days before; null: one.</summary>
    [Id(1)] public int? KeptUntilDaysBefore { get; init; }

    /// <summary>Until so many hours before a slot it can be booked on the public's pages, afterwards on the telephone alone; null: as everywhere.</summary>
    [Id(2)] public int? WebClosesHoursBefore { get; init; }
}
