using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>How many of a pattern's seats are for one procedure, as typed: nothing is no limit, 0 is not at all.</summary>
public sealed class OfferInput
{
    public string Procedure { get; set; } = "";
    public string? Limit { get; set; }

    /// <summary>One for each procedure of the venue.</summary>
    /// <param name="offered">Null: all, without limits.</param>
    public static List<OfferInput> Of(IEnumerable<string> procedures, IReadOnlyList<VenueSheet.OfferSheet>? offered) =>
        [.. procedures.Select(id => new OfferInput { Procedure = id, Limit = offered is null ? null : offered.FirstOrDefault(offer => offer.Procedure == id) is { } known ? RulesInput.Text(known.Capacity) : "0" })];

    /// <summary>As the API takes them; null: all, without limits.</summary>
    public static IReadOnlyList<VenueSheet.OfferSheet>? Body(IReadOnlyList<OfferInput> offers)
    {
        if (offers.All(offer => string.IsNullOrWhiteSpace(offer.Limit))) return null;
        VenueSheet.OfferSheet[] all = [.. offers.Select(offer => new VenueSheet.OfferSheet(offer.Procedure, string.IsNullOrWhiteSpace(offer.Limit) ? null : TypedMoment.Number(offer.Limit) ?? -1))];
        // None at all would mean every procedure.
        return all.All(offer => offer.Capacity == 0) ? all : [.. all.Where(offer => offer.Capacity != 0)];
    }
}
