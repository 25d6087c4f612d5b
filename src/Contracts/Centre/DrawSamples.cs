namespace OrleansBooking.Contracts.Centre;

/// <summary>Draws calls that are over by lot.</summary>
/// <param name="Id">The operation id: the same one again draws nothing more.</param>
/// <param name="To">Included.</param>
[GenerateSerializer, Immutable, Alias("DrawSamples")]
public sealed record DrawSamples(Guid Id, string Ticket, DateOnly From, DateOnly To, int Count);
