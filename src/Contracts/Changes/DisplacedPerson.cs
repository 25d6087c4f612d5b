namespace OrleansBooking.Contracts.Changes;

/// <summary>Somebody whose seat a change takes away. The reservation stays until it is moved or cancelled with the person.</summary>
[GenerateSerializer, Immutable, Alias("DisplacedPerson")]
public sealed record DisplacedPerson(long Number, DateOnly Date, TimeOnly Time, string Procedure, bool HasMail, bool HasPhone);
