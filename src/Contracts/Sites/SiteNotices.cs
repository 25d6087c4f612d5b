using System.Collections.Immutable;
using OrleansBooking.Contracts.Maintenance;

namespace OrleansBooking.Contracts.Sites;

/// <summary>What the citizens' pages tell everybody: stops of the site, announced or under way, and days that were closed at once.</summary>
[GenerateSerializer, Immutable, Alias("SiteNotices")]
public sealed record SiteNotices(ImmutableArray<MaintenanceWindow> Maintenance, ImmutableArray<ClosedDayNotice> Closings)
{
    public static readonly SiteNotices None = new([], []);

    /// <summary>Until when the site is stopped; null: it is not.</summary>
    public MaintenanceWindow? StopAt(DateTimeOffset now) => Maintenance.FirstOrDefault(window => window.StartsAt <= now && now < window.EndsAt);
}
