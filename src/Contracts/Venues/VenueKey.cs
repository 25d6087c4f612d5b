namespace OrleansBooking.Contracts.Venues;

/// <summary>Keys of venue grains.</summary>
public static class VenueKey
{
    private const string Prefix = "venue/";

    public static string Of(string venue) => Prefix + venue;
    public static string Venue(string key) => key[Prefix.Length..];
}
