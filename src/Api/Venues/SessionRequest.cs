using System.ComponentModel.DataAnnotations;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Venues;

/// <summary>A session on one date.</summary>
/// <param name="Date"><c>2026-12-06</c></param>
/// <param name="From"><c>09:00</c></param>
/// <param name="To"><c>16:00</c></param>
/// <param name="Minutes">Length of a slot; must divide the session</param>
/// <param name="Capacity">Seats of each slot, 0 to 10,000</param>
/// <param name="Procedures">Only these, without limits of their own; otherwise all that the venue offers</param>
/// <param name="KeptForTelephone">Seats of each slot that the public's pages leave to the telephone</param>
/// <param name="Reason">Why, for the record</param>
/// <param name="Offers">Instead of the procedures: only these, each with its own limit</param>
public sealed record SessionRequest(
    [property: Required] string? Date, [property: Required] string? From, [property: Required] string? To, [property: Required] int? Minutes,
    [property: Required] int? Capacity, IReadOnlyList<string>? Procedures, int? KeptForTelephone, string? Reason,
    IReadOnlyList<VenueSheet.OfferSheet>? Offers = null);
