using OrleansBooking.Contracts.City;

namespace OrleansBooking.Grains.Notices;

/// <summary>Where and when, on the city's clock.</summary>
/// <param name="Minutes">Length of the slot.</param>
public sealed record Appointment(string Venue, DateOnly Date, TimeOnly Time, int Minutes)
{
    public DateTimeOffset Start => CityClock.ToInstant(Date, Time);
}
