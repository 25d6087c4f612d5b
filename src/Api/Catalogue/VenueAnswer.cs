using System.Globalization;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Catalogue;

/// <summary>A venue as callers are told about it (D3).</summary>
/// <param name="SameDayPhone">Whom to call on the day itself</param>
/// <param name="WalkIn">When no appointment is needed</param>
/// <param name="Procedures">Ids of the procedures that it offers</param>
/// <param name="FirstDay">First day with slots</param>
/// <param name="LastDay">Last day with slots</param>
public sealed record VenueAnswer(
    string Id, string Name, string Address, string Access, string? MapUrl, string SameDayPhone, string? WalkIn,
    IReadOnlyList<string> Procedures, string FirstDay, string LastDay)
{
    public static VenueAnswer Of(VenueRevision venue)
    {
        var profile = venue.Definition.Profile;
        var window = venue.Definition.Window;
        return new(
            profile.Id, profile.Name, profile.Address, profile.Access, profile.MapUrl, profile.SameDayPhone, profile.WalkIn, profile.Procedures,
            window.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            window.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
