namespace OrleansBooking.Contracts.Changes;

/// <summary>Proposes a change; it is applied at once unless it is above the city's limit.</summary>
/// <param name="Id">From the edge; the same id and content gives the same answer.</param>
/// <param name="Ticket">A staff ticket.</param>
/// <param name="ExpectedRevision">The revision that the caller saw (0: there is no such venue yet); null: whatever is current.</param>
/// <param name="Undoes">The change that this one takes back; its edit is made from what was recorded.</param>
[GenerateSerializer, Immutable, Alias("ProposeChange")]
public sealed record ProposeChange(Guid Id, string Ticket, VenueEdit Edit, string? Reason, long? ExpectedRevision, Guid? Undoes = null);

/// <summary>Takes a change back by a new one.</summary>
[GenerateSerializer, Immutable, Alias("UndoChange")]
public sealed record UndoChange(Guid Id, string Ticket, Guid Undoes, string? Reason);

/// <summary>Approves or refuses a pending change.</summary>
[GenerateSerializer, Immutable, Alias("DecideChange")]
public sealed record DecideChange(Guid Change, string Ticket, bool Approve, string? Reason);
