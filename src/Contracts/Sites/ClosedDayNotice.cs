using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Sites;

/// <summary>A day that was closed at once.</summary>
/// <param name="Venues">Ids.</param>
[GenerateSerializer, Immutable, Alias("ClosedDayNotice")]
public sealed record ClosedDayNotice(DateOnly Date, ImmutableArray<string> Venues, string Reason);
