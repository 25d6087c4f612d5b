using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Closings;

/// <summary>Closes a day at once (a typhoon).</summary>
/// <param name="OperationId">The same again goes on where it stopped.</param>
/// <param name="Ticket">A staff ticket.</param>
/// <param name="Venues">Ids; empty: all.</param>
/// <param name="Reason">In the city's words, for the calendar, the mails and the banner.</param>
[GenerateSerializer, Immutable, Alias("CloseDay")]
public sealed record CloseDay(Guid OperationId, string Ticket, DateOnly Date, ImmutableArray<string> Venues, string Reason);
