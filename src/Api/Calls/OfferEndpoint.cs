using System.Collections.Immutable;
using System.Globalization;
using OrleansBooking.Api.Accounts;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Demand;
using OrleansBooking.Api.Fields;
using OrleansBooking.Api.Json;
using OrleansBooking.Api.OpenApi;
using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Api.Calls;

/// <summary>Free times of all venues at once, nearest first, by what a caller wishes for (T1).</summary>
public sealed class OfferEndpoint(
    IGrainFactory grains, StaffTickets tickets, CatalogueReader catalogue, AvailabilityReader availability, DeskLooks looks, TimeProvider time)
{
    private const int Ordinary = 3;
    private const int Most = 50;
    private const int Months = 4;
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    public void Map(RouteGroupBuilder group) =>
        group.MapGet("/offers", (Delegate)Find)
            .Needs(Right.TakeCalls)
            .Produces<Offer[]>()
            .Refuses(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable)
            .WithTags("Call centre");

    /// <summary>Up to <c>count</c> (3) times for <c>procedure</c> after <c>from</c>, by <c>weekdays</c> (<c>sat,sun</c>), <c>part</c> (<c>am</c>, <c>pm</c>),
    /// <c>venueId</c> and <c>seats</c>; <c>skip</c> for the next ones. With <c>callId</c> it counts as a caller's search, for unmet demand.</summary>
    public async Task<IResult> Find(
        HttpContext http, string? procedure = null, string? from = null, string? weekdays = null, string? part = null, string? venueId = null,
        string? seats = null, string? count = null, string? skip = null, string? callId = null)
    {
        var fields = new FieldList();
        var wanted = fields.Id("procedure", procedure);
        var first = fields.OptionalDate("from", from) ?? time.CityToday();
        var venue = fields.OptionalId("venueId", venueId);
        var most = fields.Count("count", count, 1, Most, Ordinary);
        var call = fields.OptionalGuid("callId", callId);
        var passed = fields.Count("skip", skip, 0, 1_000, 0);
        var wish = new OfferWish(
            ReadWeekdays(weekdays, fields), part == "pm" ? OfferWish.Noon : TimeOnly.MinValue, part == "am" ? OfferWish.Noon : null,
            fields.Count("seats", seats, 1, BookFamily.MostPeople, 1));
        if (!string.IsNullOrEmpty(part) && part is not ("am" or "pm")) fields.Add("part", FieldProblem.Unknown);
        if (fields.Problem is { } invalid) return invalid;

        var today = time.CityToday();
        var offers = await Choose(tickets.For(http.User), wanted, venue, first < today ? today : first, wish, passed + most);
        IReadOnlyList<Offer> shown = [.. offers.Skip(passed)];
        // Who hears of the next ones and there are none has refused what there was: that is no unmet demand.
        if (call is not null) looks.Looked(http.User, call, venue ?? "", nothingFree: offers.Count == 0);
        return new JsonAnswer<IReadOnlyList<Offer>>(shown, ApiJson.Strict.IReadOnlyListOffer);
    }

    private async Task<List<Offer>> Choose(string ticket, string procedure, string? venue, DateOnly from, OfferWish wish, int count)
    {
        var known = await catalogue.Read();
        string[] venues = [.. known.VenueIds.Where(id => venue is null || id == venue)];
        var offers = new List<Offer>();
        for (var month = 0; month < Months && offers.Count < count; month++)
        {
            var day = new DateOnly(from.Year, from.Month, 1).AddMonths(month);
            var seats = grains.GetGrain<IHoldDesk>(0).TelephoneSeats(ticket, procedure, day).AsTask();
            var months = (await Task.WhenAll(venues.Select(id => availability.Month(id, procedure, day).AsTask()))).OfType<MonthAvailability>().ToList();
            var kept = (await seats).ToLookup(slot => slot.Slot.Venue);
            offers.AddRange(wish.Choose(months.Select(own => own.With(kept[own.Venue])), from).Take(count - offers.Count)
                .Select(offer => Of(offer, kept.Count == 0 ? offer.Slot.Free : Shown(months, offer.Venue, offer.Date, offer.Slot.Time))));
        }

        return offers;
    }

    /// <summary>What the public sees of it.</summary>
    private static int Shown(List<MonthAvailability> months, string venue, DateOnly date, TimeOnly time) =>
        months.First(month => month.Venue == venue).Days.First(day => day.Date == date).Slots.FirstOrDefault(slot => slot.Time == time)?.Free ?? 0;

    private static Offer Of((string Venue, DateOnly Date, SlotAvailability Slot) offer, int publicFree) => new(
        offer.Venue, offer.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), offer.Slot.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        offer.Slot.Minutes, offer.Slot.Free, Math.Max(0, offer.Slot.Free - publicFree));

    private static ImmutableArray<DayOfWeek> ReadWeekdays(string? typed, FieldList fields)
    {
        if (string.IsNullOrEmpty(typed)) return [];
        var days = typed.Split(',').Select(word => Array.IndexOf(Weekdays, word)).ToArray();
        if (days.Any(day => day < 0)) fields.Add("weekdays", FieldProblem.Unknown);
        return [.. days.Where(day => day >= 0).Select(day => (DayOfWeek)day)];
    }
}
