using System.Text.Json.Serialization;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Web.Staff.Worklist;

/// <summary>What is free in a month, as the API answers.</summary>
public sealed record FreeMonth(string VenueId, IReadOnlyList<FreeMonth.FreeDay> Days)
{
    /// <summary>One day.</summary>
    public sealed record FreeDay(DateOnly Date, IReadOnlyList<FreeTime>? Slots);

    /// <summary>One time.</summary>
    public sealed record FreeTime([property: JsonConverter(typeof(ClockTime))] TimeOnly Time, int Free);
}
