namespace OrleansBooking.Contracts.Closings;

/// <summary>Opens a day again that was closed at once: the typhoon went elsewhere.</summary>
/// <param name="Ticket">A staff ticket.</param>
/// <param name="Closing">Which closing; again changes nothing.</param>
/// <param name="Reason">For the audit trail, or null.</param>
[GenerateSerializer, Immutable, Alias("ReopenDay")]
public sealed record ReopenDay(string Ticket, Guid Closing, string? Reason);
