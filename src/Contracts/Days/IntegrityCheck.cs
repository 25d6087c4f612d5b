namespace OrleansBooking.Contracts.Days;

/// <summary>One check of the ledger against itself.</summary>
/// <param name="Name">slot-counts, share-counts, capacity, one-live, live-index, events, schedule.</param>
/// <param name="Wrong">How many rows are wrong; 0 is good.</param>
[GenerateSerializer, Immutable, Alias("IntegrityCheck")]
public sealed record IntegrityCheck(string Name, long Wrong);
