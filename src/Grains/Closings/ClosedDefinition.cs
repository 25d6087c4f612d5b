using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Closings;

/// <summary>A venue's rules with one day closed.</summary>
public static class ClosedDefinition
{
    /// <summary>Null if the day is closed already and nothing else plans sessions for it.</summary>
    /// <remarks>Rules of the date and of single times win over a closure, so those of the day go.</remarks>
    public static VenueDefinition? Of(VenueDefinition venue, DateOnly date, string reason)
    {
        var isClosed = venue.Closures.Any(closure => !closure.EveryYear && closure.First <= date && date <= closure.Last);
        var isPlanned = venue.Dates.Any(rule => rule.Date == date) || venue.Times.Any(rule => rule.Date == date);
        if (isClosed && !isPlanned) return null;
        return venue with
        {
            Closures = isClosed ? venue.Closures : venue.Closures.Add(new Closure(date, date, EveryYear: false, reason)),
            Dates = [.. venue.Dates.Where(rule => rule.Date != date)],
            Times = [.. venue.Times.Where(rule => rule.Date != date)],
        };
    }
}
