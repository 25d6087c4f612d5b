using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>How many of a session's seats are for one procedure, as typed: nothing is no limit, 0 is not at all.</summary>
public sealed class OfferInput
{
    public string Procedure { get; set; } = "";
    public string? Limit { get; set; }

    /// <summary>One for each procedure of the venue.</summary>
    /// <param name="offered">Null: all, without limits.</param>
    public static List<OfferInput> Of(IEnumerable<string> procedures, IReadOnlyList<VenueSheet.OfferSheet>? offered) =>
        [.. procedures.Select(id => new OfferInput { Procedure = id, Limit = offered is null ? null : LimitOf(id, offered) })];

    /// <summary>As the API takes them; null: all, without limits.</summary>
    public static IReadOnlyList<VenueSheet.OfferSheet>? Body(IReadOnlyList<OfferInput> offers)
    {
        if (offers.All(offer => string.IsNullOrWhiteSpace(offer.Limit))) return null;
        VenueSheet.OfferSheet[] all = [.. offers.Select(offer => new VenueSheet.OfferSheet(offer.Procedure, offer.Capacity))];
        // None at all would mean every procedure.
        return all.All(offer => offer.Capacity == 0) ? all : [.. all.Where(offer => offer.Capacity != 0)];
    }

    private int? Capacity => string.IsNullOrWhiteSpace(Limit) ? null : TypedMoment.Number(Limit) ?? -1;

    private static string? LimitOf(string procedure, IReadOnlyList<VenueSheet.OfferSheet> offered) =>
        offered.FirstOrDefault(offer => offer.Procedure == procedure) is { } known ? RulesInput.Text(known.Capacity) : "0";
}
