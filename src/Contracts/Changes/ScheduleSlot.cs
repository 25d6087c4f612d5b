namespace OrleansBooking.Contracts.Changes;

/// <summary>One time of a day.</summary>
/// <param name="Over">People booked beyond the seats.</param>
/// <param name="OpensAt">When booking opens.</param>
[GenerateSerializer, Immutable, Alias("ScheduleSlot")]
public sealed record ScheduleSlot(TimeOnly Time, int Minutes, int Capacity, int Booked, int Over, DateTimeOffset OpensAt);
