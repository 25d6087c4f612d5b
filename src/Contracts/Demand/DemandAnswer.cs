namespace OrleansBooking.Contracts.Demand;

/// <summary>Who looked at what is free and took no seat, as numbers.</summary>
/// <param name="From"><c>2026-12-01</c>, the first day</param>
/// <param name="To">The last day</param>
/// <param name="SettledUntil">Looks from this hour on are not in it yet: a seat may still be taken</param>
/// <param name="Total">All of it</param>
/// <param name="Hours">By hour of day; hours without looks are absent</param>
/// <param name="Venues">By venue; the last one without <c>venueId</c> are searches at all venues at once</param>
/// <param name="Channels">By <c>web</c>, <c>telephone</c>, <c>staff</c></param>
public sealed record DemandAnswer(
    string From, string To, DateTimeOffset SettledUntil, DemandAnswer.Figures Total,
    IReadOnlyList<DemandAnswer.OfHour> Hours, IReadOnlyList<DemandAnswer.OfVenue> Venues, IReadOnlyList<DemandAnswer.OfChannel> Channels)
{
    /// <summary>Counts of looks.</summary>
    /// <param name="Looked">Somebody looked; once in half an hour for each venue</param>
    /// <param name="NothingFree">Of them: nothing was free</param>
    /// <param name="TakenHere">Of them: took a seat there within half an hour</param>
    /// <param name="TakenElsewhere">Of them: took a seat at another venue</param>
    /// <param name="Unmet">Of them: took none</param>
    public sealed record Figures(long Looked, long NothingFree, long TakenHere, long TakenElsewhere, long Unmet);

    /// <summary>An hour of day.</summary>
    /// <param name="Hour"><c>09:00</c></param>
    public sealed record OfHour(string Hour, Figures Figures);

    /// <summary>A venue.</summary>
    public sealed record OfVenue(string? VenueId, Figures Figures);

    /// <summary>A channel.</summary>
    public sealed record OfChannel(string Channel, Figures Figures);
}
