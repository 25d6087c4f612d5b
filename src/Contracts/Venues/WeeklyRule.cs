using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Venues;

/// <summary>A session that repeats on days of the week, within a half-open validity [ValidFrom, ValidTo).</summary>
/// <param name="Days">Days of the week.</param>
/// <param name="WeeksOfMonth">1 to 5: only the n-th such day of a month (second Saturday = 2); empty: every week.</param>
/// <param name="ValidTo">First day on which the rule no longer holds; null: without end.</param>
[GenerateSerializer, Immutable, Alias("WeeklyRule")]
public sealed record WeeklyRule(
    ImmutableArray<DayOfWeek> Days, ImmutableArray<int> WeeksOfMonth, DateOnly ValidFrom, DateOnly? ValidTo, Session Session)
{
    /// <summary>What holds on national holidays.</summary>
    [Id(0)] public HolidayRule Holidays { get; init; }
}
