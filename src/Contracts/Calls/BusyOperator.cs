namespace OrleansBooking.Contracts.Calls;

/// <summary>Somebody who has the same person on the line.</summary>
/// <param name="CallNumber">For people: 1, 2, 3.</param>
/// <param name="Operator">Who has that call now.</param>
/// <param name="Since">Since when it is about this person.</param>
[GenerateSerializer, Immutable, Alias("BusyOperator")]
public sealed record BusyOperator(Guid CallId, long CallNumber, string Operator, DateTimeOffset Since);
