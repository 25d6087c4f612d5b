namespace OrleansBooking.Web.Staff.Lists;

/// <summary>What a list shows, as typed; the API says what is wrong with it.</summary>
public sealed record ListFilter(string? From, string? To, string? TimeFrom, string? TimeTo, string? VenueId, string? Procedure, string? Status)
{
    /// <summary>As a query string of the API and of these pages; empty ones are left out.</summary>
    public string Query() => string.Join('&',
        Parts().Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!.Trim())}"));

    /// <summary>Names and values, for hidden fields.</summary>
    public IEnumerable<(string Name, string? Value)> Parts() =>
        [("from", From), ("to", To), ("timeFrom", TimeFrom), ("timeTo", TimeTo), ("venueId", VenueId), ("procedure", Procedure), ("status", Status)];
}
