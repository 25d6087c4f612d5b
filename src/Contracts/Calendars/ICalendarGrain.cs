using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Calendars;

/// <summary>Availability of one venue and month; key <see cref="CalendarKey"/>. In memory, at most 200 ms old, one query in flight (W4, §9(2)②(ウ)(c)).</summary>
[Alias("ICalendarGrain")]
public interface ICalendarGrain : IGrainWithStringKey
{
    /// <summary>The month for one procedure; null when the venue is unknown or never offers the procedure.</summary>
    [Alias("Month"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<MonthAvailability?> Month(string procedure);
}
