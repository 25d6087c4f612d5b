using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Days;

/// <summary>Every day of a month at a venue.</summary>
[GenerateSerializer, Immutable, Alias("MonthFigures")]
public sealed record MonthFigures(string Venue, DateOnly Month, DateTimeOffset AsOf, ImmutableArray<MonthDay> Days);
