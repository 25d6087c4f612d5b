namespace OrleansBooking.Contracts.Venues;

/// <summary>Ids that the city chooses: of venues, procedures and situations.</summary>
public static class CityId
{
    private const int Limit = 40;

    /// <summary>Lower-case ASCII letters, digits and hyphens, beginning with no hyphen, at most 40; as the database checks.</summary>
    public static bool IsWellFormed(string? id) =>
        id is { Length: > 0 and <= Limit } && id[0] != '-' && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
