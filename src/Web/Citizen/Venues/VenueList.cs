namespace OrleansBooking.Web.Citizen.Venues;

/// <summary>The venues to choose from; full ones stay in the list with the reason.</summary>
public sealed record VenueList(IReadOnlyList<VenueOffer> Offers, string? Chosen, string? Error)
{
    /// <summary>Name of the field.</summary>
    public const string Field = "venueId";
}
