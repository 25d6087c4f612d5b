using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Closings;

/// <summary>A venue's rules without what closing a day at once did to them; the other way round of <see cref="ClosedDefinition"/>.</summary>
public static class ReopenedDefinition
{
    /// <summary>Null if there is nothing to take back.</summary>
    /// <param name="before">The venue as the closing found it; null: nobody knows any more, and the day follows the weekly pattern.</param>
    public static VenueDefinition? Of(VenueDefinition venue, VenueDefinition? before, DateOnly date, string reason)
    {
        var closure = new Closure(date, date, EveryYear: false, reason);
        var had = before?.Closures.Contains(closure) is true;
        // What somebody has planned for the day since is newer than what was there before.
        var isPlanned = venue.Dates.Any(rule => rule.Date == date) || venue.Times.Any(rule => rule.Date == date);
        var reopened = venue with
        {
            Closures = had ? venue.Closures : venue.Closures.Remove(closure),
            Dates = isPlanned || before is null ? venue.Dates : venue.Dates.AddRange(before.Dates.Where(rule => rule.Date == date)),
            Times = isPlanned || before is null ? venue.Times : venue.Times.AddRange(before.Times.Where(rule => rule.Date == date)),
        };
        return (reopened.Closures.Length, reopened.Dates.Length, reopened.Times.Length) == (venue.Closures.Length, venue.Dates.Length, venue.Times.Length)
            ? null
            : reopened;
    }
}
