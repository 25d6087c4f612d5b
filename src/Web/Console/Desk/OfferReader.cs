using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>Asks what has become of the offers on screen. Nobody's search is counted: the caller wished for nothing new.</summary>
public static class OfferReader
{
    // A half day of any venue.
    private const int HalfDay = 50;

    /// <summary>Null: the wish cannot be read.</summary>
    public static async Task<OfferBoard?> Renew(StaffApi api, Wish wish, IReadOnlyList<ChosenSlot> shown, ChosenSlot? held)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(wish);
        if ((await api.Ask<Offer[]>(wish.Path)).Value is not { } next) return null;
        // What is no longer among the nearest may still be free: a nearer time came back, or an earlier one was read aloud and is over.
        var near = next.Select(ChosenSlot.Of).ToHashSet();
        var asked = shown.Where(slot => !near.Contains(slot)).Select(slot => wish.HalfDayOf(slot, HalfDay)).Distinct();
        var known = await Task.WhenAll(asked.Select(half => api.Ask<Offer[]>(half.Path)));
        return OfferBoard.Renew(shown, [.. known.SelectMany(reply => reply.Value ?? [])], next, held);
    }
}
