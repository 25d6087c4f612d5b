namespace OrleansBooking.Contracts.Calendars;

/// <summary>What a day offers for one procedure at one venue (W4).</summary>
[GenerateSerializer, Alias("DayState")]
public enum DayState
{
    Open = 0,

    /// <summary>At most a fifth of the day's seats is free.</summary>
    Few = 1,
    Full = 2,

    /// <summary>No sessions, closed by the city, past, or after the last day that can be booked.</summary>
    Closed = 3,

    /// <summary>Sessions that open for booking later.</summary>
    Coming = 4,
}
