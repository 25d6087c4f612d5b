using System.Collections.Immutable;

namespace OrleansBooking.Contracts.DeadlineLists;

/// <summary>Who was booked for a day when its deadline had passed (M2); the same for ever.</summary>
/// <param name="People">In order of time and number.</param>
[GenerateSerializer, Immutable, Alias("DeadlineList")]
public sealed record DeadlineList(string Venue, DateOnly Date, DateTimeOffset DeadlineAt, DateTimeOffset FrozenAt, ImmutableArray<ListedPerson> People);
