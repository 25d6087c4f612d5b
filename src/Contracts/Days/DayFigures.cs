using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Days;

/// <summary>How a day at a venue stands, without personal data.</summary>
/// <param name="Slots">In order of time; times that were removed and have nobody are left out.</param>
/// <param name="WalkIns">People without an appointment.</param>
[GenerateSerializer, Immutable, Alias("DayFigures")]
public sealed record DayFigures(string Venue, DateOnly Date, DateTimeOffset AsOf, ImmutableArray<SlotFigures> Slots, int WalkIns);
