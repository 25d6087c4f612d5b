using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Venues;

/// <summary>A run of equal slots in one day, half-open [From, To), cut into units of <paramref name="Minutes"/> (C5).</summary>
/// <param name="Minutes">5 to 480; must divide the session.</param>
/// <param name="Capacity">Seats of each slot, 0 to 10,000 (C4).</param>
/// <param name="Offers">What can be booked, each with its own limit; empty: all that the venue offers, without limits of their own.</param>
[GenerateSerializer, Immutable, Alias("Session")]
public sealed record Session(TimeOnly From, TimeOnly To, int Minutes, int Capacity, ImmutableArray<ProcedureOffer> Offers)
{
    /// <summary>Of one slot (C4).</summary>
    public const int MostSeats = 10_000;

    /// <summary>Seats of each slot that the public's pages leave to the telephone, until <see cref="BookingWindow.KeptUntilDaysBefore"/>.</summary>
    [Id(0)] public int KeptForTelephone { get; init; }
}
