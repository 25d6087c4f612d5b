using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Closings;

/// <summary>Whom closing a day would concern; nothing is changed by asking.</summary>
/// <param name="Venues">Those that have sessions or bookings on the day.</param>
[GenerateSerializer, Immutable, Alias("ClosingPreview")]
public sealed record ClosingPreview(DateOnly Date, ImmutableArray<string> Venues, int Mails, int Calls);
