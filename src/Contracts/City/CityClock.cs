namespace OrleansBooking.Contracts.City;

/// <summary>The city's clock: Asia/Tokyo, whatever the machine's zone is (design rule 9).</summary>
public static class CityClock
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    /// <summary>The city's local date and time of an instant.</summary>
    public static DateTime ToCity(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    /// <summary>The instant at which the city's clock shows this date and time.</summary>
    public static DateTimeOffset ToInstant(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    /// <summary>Today in the city.</summary>
    public static DateOnly CityToday(this TimeProvider time) => DateOnly.FromDateTime(ToCity(time.GetUtcNow()));
}
