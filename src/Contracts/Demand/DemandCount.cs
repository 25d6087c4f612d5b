using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Contracts.Demand;

/// <summary>How often somebody looked at what is free, and what came of it.</summary>
/// <param name="Venue">Empty: at all venues at once.</param>
/// <param name="Date">Of the looks, on the city's clock.</param>
/// <param name="Hour">Of the looks, 0 to 23.</param>
/// <param name="NothingFree">Of those who looked: there was nothing to be had.</param>
/// <param name="TakenHere">A seat was taken there within half an hour.</param>
/// <param name="TakenElsewhere">A seat was taken at another venue within half an hour.</param>
[GenerateSerializer, Immutable, Alias("DemandCount")]
public sealed record DemandCount(
    string Venue, DateOnly Date, int Hour, Channel Channel, int Looked, int NothingFree, int TakenHere, int TakenElsewhere);
