using OrleansBooking.Contracts.Calendars;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>The offers on screen. Each keeps its place while it is read aloud: one that has gone is marked, and the next ones come below.</summary>
public sealed record OfferBoard(IReadOnlyList<ShownOffer> Lines)
{
    /// <summary>So many lines at most; then the operator asks anew.</summary>
    public const int Most = 20;

    /// <summary>Where the key for the offers leads: the first that can be taken; -1: none can.</summary>
    public int First => Lines.ToList().FindIndex(line => line.CanBeTaken);

    /// <summary>Offers that nobody has seen yet.</summary>
    /// <param name="held">What this call keeps, or null.</param>
    public static OfferBoard Of(IEnumerable<Offer> offers, ChosenSlot? held) => Renew([], [], [.. offers], held);

    /// <param name="shown">What is on screen, in its order.</param>
    /// <param name="known">Times that are free now, those on screen among them.</param>
    /// <param name="next">Times that fit the wish, nearest first.</param>
    /// <param name="held">What this call keeps, or null: it is never gone, even if it was the last seat.</param>
    public static OfferBoard Renew(IReadOnlyList<ChosenSlot> shown, IReadOnlyList<Offer> known, IReadOnlyList<Offer> next, ChosenSlot? held)
    {
        var free = next.Concat(known).GroupBy(ChosenSlot.Of).ToDictionary(same => same.Key, same => same.First());
        var lines = shown.Select(slot => Line(slot, free.GetValueOrDefault(slot), held)).ToList();
        var missing = Math.Min(Wish.AtATime - lines.Count(line => !line.IsGone), Most - lines.Count);
        var below = next.Where(offer => !shown.Contains(ChosenSlot.Of(offer))).Take(Math.Max(0, missing));
        return new OfferBoard([.. lines, .. below.Select(offer => Line(ChosenSlot.Of(offer), offer, held))]);
    }

    private static ShownOffer Line(ChosenSlot slot, Offer? now, ChosenSlot? held) => new(slot, now?.Free, now?.ForTelephone ?? 0, slot == held);
}
