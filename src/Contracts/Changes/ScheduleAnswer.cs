using System.Text.Json.Serialization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Contracts.Changes;

/// <summary>A month of a venue as it stands.</summary>
public sealed record ScheduleAnswer(string VenueId, string Month, long Revision, IReadOnlyList<ScheduleAnswer.DayAnswer> Days)
{
    /// <summary>One day.</summary>
    /// <param name="Holiday">The national holiday's name</param>
    /// <param name="Closed">Why the city closed it</param>
    public sealed record DayAnswer(DateOnly Date, string? Holiday, string? Closed, IReadOnlyList<TimeAnswer> Slots);

    /// <summary>One time.</summary>
    /// <param name="Over">People booked beyond the seats</param>
    /// <param name="OpensAt">When booking opens</param>
    public sealed record TimeAnswer([property: JsonConverter(typeof(ClockTime))] TimeOnly Time, int Minutes, int Capacity, int Booked, int Over, DateTimeOffset OpensAt);
}
