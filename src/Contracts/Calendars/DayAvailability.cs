using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Calendars;

/// <summary>One day of a month.</summary>
/// <param name="Reason">Why a day is closed, in the city's words (for example 年末年始), or null.</param>
/// <param name="OpensAt">When booking opens, for a coming day.</param>
/// <param name="Holiday">Name of the national holiday, or null.</param>
/// <param name="Slots">Times in order; empty for closed and coming days.</param>
[GenerateSerializer, Immutable, Alias("DayAvailability")]
public sealed record DayAvailability(
    DateOnly Date, DayState State, string? Reason, DateTimeOffset? OpensAt, string? Holiday, ImmutableArray<SlotAvailability> Slots);
