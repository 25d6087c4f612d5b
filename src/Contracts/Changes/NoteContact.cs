namespace OrleansBooking.Contracts.Changes;

/// <summary>Records what came of calling or writing to a displaced person.</summary>
/// <param name="State"><see cref="WorklistState.Open"/>, <see cref="WorklistState.Contacted"/>, <see cref="WorklistState.NotReached"/>, or, once the time has begun,
/// <see cref="WorklistState.Closed"/>; the others come about by themselves.</param>
/// <param name="Note">Without personal data, at most 200 characters; closing needs one.</param>
[GenerateSerializer, Immutable, Alias("NoteContact")]
public sealed record NoteContact(string Ticket, long Number, WorklistState State, string? Note);
