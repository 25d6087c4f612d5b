using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Venues;

/// <summary>A venue with its schedule rules. Time rules win over date rules, these over closures, closures over the weekly pattern.</summary>
[GenerateSerializer, Immutable, Alias("VenueDefinition")]
public sealed record VenueDefinition(
    VenueProfile Profile, BookingWindow Window, ImmutableArray<WeeklyRule> Weekly, ImmutableArray<DateRule> Dates,
    ImmutableArray<TimeRule> Times, ImmutableArray<Closure> Closures);
