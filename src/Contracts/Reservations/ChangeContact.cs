using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Contracts.Reservations;

/// <summary>New contact fields of a live reservation; a null field stays as it is, an empty one is erased.</summary>
/// <param name="ExpectedVersion">The version that the caller saw; null means whatever is current.</param>
[GenerateSerializer, Immutable, Alias("ChangeContact")]
public sealed record ChangeContact(Guid OperationId, string Ticket, long Number, int? ExpectedVersion, Contact Contact);
