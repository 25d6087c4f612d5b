namespace OrleansBooking.Contracts.Centre;

/// <summary>Somebody who is on a call.</summary>
/// <param name="Number">For people: 1, 2, 3.</param>
[GenerateSerializer, Immutable, Alias("OnCall")]
public sealed record OnCall(Guid CallId, long Number, string Operator, string Language, DateTimeOffset Since);
