namespace OrleansBooking.Contracts.Venues;

/// <summary>Sets a venue.</summary>
/// <param name="Ticket">A staff ticket.</param>
/// <param name="ExpectedRevision">0 for a new venue; the revision that the caller saw otherwise.</param>
[GenerateSerializer, Immutable, Alias("DefineVenue")]
public sealed record DefineVenue(string Ticket, VenueDefinition Definition, long ExpectedRevision)
{
    /// <summary>A day is closed at once, or opened again: who may close days needs no second person for it.</summary>
    [Id(0)] public bool IsEmergency { get; init; }
}
