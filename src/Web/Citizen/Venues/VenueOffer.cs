using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Web.Citizen.Venues;

/// <summary>A venue with its first free day for a procedure.</summary>
/// <param name="AllFull">There are times, but no seat is left; otherwise nothing can be booked there now.</param>
public sealed record VenueOffer(VenueDefinition Venue, DateOnly? FirstFree, bool AllFull);
