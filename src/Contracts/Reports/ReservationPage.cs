using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Reports;

/// <summary>Up to a page of rows and the cursor of the next page, null at the end.</summary>
[GenerateSerializer, Immutable, Alias("ReservationPage")]
public sealed record ReservationPage(ImmutableArray<ReservationRow> Items, string? Next);
