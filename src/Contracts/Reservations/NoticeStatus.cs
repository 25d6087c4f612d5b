namespace OrleansBooking.Contracts.Reservations;

/// <summary>One mail of a reservation and how it fares.</summary>
/// <param name="Kind">booked, changed, contact-changed, cancelled, reminder.</param>
/// <param name="State">pending, sent, dead (given up after repeated failures), superseded (a newer mail made it needless).</param>
[GenerateSerializer, Immutable, Alias("NoticeStatus")]
public sealed record NoticeStatus(int Version, string Kind, string State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);
