namespace OrleansBooking.Contracts.Venues;

/// <summary>Whether a weekly rule holds on national holidays.</summary>
[GenerateSerializer, Alias("HolidayRule")]
public enum HolidayRule
{
    /// <summary>As on any other day.</summary>
    AsUsual = 0,

    /// <summary>Not on holidays.</summary>
    Never = 1,

    /// <summary>On holidays alone.</summary>
    Only = 2,
}
