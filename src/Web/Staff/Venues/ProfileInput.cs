using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>What citizens are told about a venue, as typed.</summary>
public sealed class ProfileInput
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Address { get; set; }
    public string? Access { get; set; }
    public string? MapUrl { get; set; }
    public string? SameDayPhone { get; set; }
    public string? WalkIn { get; set; }
    public List<string> Procedures { get; set; } = [];

    public static ProfileInput Of(VenueSheet venue) => new()
    {
        Id = venue.Id, Name = venue.Name, Address = venue.Address, Access = venue.Access, MapUrl = venue.MapUrl, SameDayPhone = venue.SameDayPhone,
        WalkIn = venue.WalkIn, Procedures = [.. venue.Procedures ?? []],
    };

    /// <summary>As the API takes it; what is empty is said to be empty.</summary>
    public object Body(string? reason) => new
    {
        name = Name ?? "", address = Address ?? "", access = Access ?? "", mapUrl = MapUrl ?? "", sameDayPhone = SameDayPhone ?? "", walkIn = WalkIn ?? "",
        procedures = Procedures, reason,
    };
}
