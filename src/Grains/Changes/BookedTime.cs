using System.Collections.Immutable;
using OrleansBooking.Contracts.Changes;

namespace OrleansBooking.Grains.Changes;

/// <summary>One time of a venue with those who are booked for it.</summary>
/// <param name="Booked">Seats that are taken, by whomever.</param>
/// <param name="People">Those who still come, the latest booked first: that is the order in which they lose their seats.</param>
public sealed record BookedTime(DateOnly Date, TimeOnly Time, int Booked, ImmutableArray<DisplacedPerson> People);
