using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Demand;

/// <summary>Looks of several days at one venue, hour of day and channel; see <see cref="DemandCount"/>.</summary>
[GenerateSerializer, Immutable, Alias("DemandSum")]
public sealed record DemandSum(string Venue, int Hour, Channel Channel, long Looked, long NothingFree, long TakenHere, long TakenElsewhere);
