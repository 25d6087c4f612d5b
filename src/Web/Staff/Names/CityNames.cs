using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Names;

/// <summary>Venues and procedures by their names, as the API lists them.</summary>
public sealed class CityNames(IReadOnlyList<CityNames.VenueName> venues, IReadOnlyList<CityNames.ProcedureName> procedures)
{
    private const string Chosen = "staff-venue";

    public static readonly CityNames None = new([], []);

    public IReadOnlyList<VenueName> Venues => venues;

    public IReadOnlyList<ProcedureName> Procedures => procedures;

    public static async Task<CityNames> Read(StaffApi api)
    {
        ArgumentNullException.ThrowIfNull(api);
        var venues = api.Get<VenueName[]>("venues");
        var procedures = api.Get<ProcedureName[]>("procedures");
        return new CityNames(await venues, await procedures);
    }

    public string Venue(string id) => venues.FirstOrDefault(venue => venue.Id == id)?.Name ?? id;

    public string Procedure(string id) => procedures.FirstOrDefault(procedure => procedure.Id == id)?.Name ?? id;

    /// <summary>The venue that a page shows: the one asked for, the one that this browser showed last, or the first.</summary>
    public string? ChooseVenue(HttpContext http, string? wanted)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (venues.Any(venue => venue.Id == wanted))
        {
            http.Response.Cookies.Append(Chosen, wanted!, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/staff", IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
            });
            return wanted;
        }

        var last = http.Request.Cookies[Chosen];
        return venues.Any(venue => venue.Id == last) ? last : venues.Count > 0 ? venues[0].Id : null;
    }

    public sealed record VenueName(string Id, string Name, IReadOnlyList<string> Procedures);

    public sealed record ProcedureName(string Id, string Name, bool NeedsReservationId);
}
