namespace OrleansBooking.Api.Venues;

/// <summary>Ids of venues and procedures that are being made.</summary>
public static class VenueIds
{
    private const int Limit = 40;

    /// <summary>Lower-case ASCII letters, digits and hyphens, beginning with no hyphen, at most 40.</summary>
    public static bool IsNew(string id) =>
        id is { Length: > 0 and <= Limit } && id[0] != '-' && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
