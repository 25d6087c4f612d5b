using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>The fields of a venue's profile on a page.</summary>
/// <param name="Now">The venue as it is, if the page shows what others changed meanwhile.</param>
public sealed record ProfileForm(StaffPage Page, ProfileInput Input, IReadOnlyList<CityNames.ProcedureName> Procedures, VenueSheet? Now)
{
    /// <summary>A hint that says what the field is now, if that differs from what was typed.</summary>
    public string? Hint(string? now, string? typed, string? otherwise) =>
        Now is not null && (now ?? "") != (typed ?? "")
            ? StaffPage.T("Changes.now-is", string.IsNullOrEmpty(now) ? StaffPage.T("Changes.empty") : now)
            : otherwise;
}
