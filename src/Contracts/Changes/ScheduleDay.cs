using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Changes;

/// <summary>One day of a venue as it stands.</summary>
/// <param name="Holiday">The national holiday's name.</param>
/// <param name="Closed">Why the city closed it.</param>
[GenerateSerializer, Immutable, Alias("ScheduleDay")]
public sealed record ScheduleDay(DateOnly Date, string? Holiday, string? Closed, ImmutableArray<ScheduleSlot> Slots);
