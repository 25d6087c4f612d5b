using OrleansBooking.Contracts.Sites;
using OrleansBooking.Web.Citizen.Engine;

namespace OrleansBooking.Web.Citizen.Notices;

/// <summary>The lines above every citizens' page.</summary>
public sealed class SiteBanner(Catalogue catalogue)
{
    /// <summary>Closed days with the names of their venues.</summary>
    public async Task<IReadOnlyList<(ClosedDayNotice Day, string Venues)>> ClosedDays(SiteNotices notices)
    {
        if (notices.Closings.IsEmpty) return [];
        var names = (await catalogue.Venues()).ToDictionary(venue => venue.Profile.Id, venue => venue.Profile.Name);
        return [.. notices.Closings.Select(day => (day, string.Join("・", day.Venues.Select(id => names.GetValueOrDefault(id, id)))))];
    }
}
