using System.Collections.Immutable;

namespace OrleansBooking.Grains.Venues;

/// <summary>A slot as the schedule wants it, ready to be materialised.</summary>
/// <param name="ClosesAt">Beside <paramref name="Procedures"/>, element for element.</param>
/// <param name="Shares">Limits of single procedures.</param>
public sealed record PlannedSlot(
    DateOnly Date, TimeOnly Time, int Minutes, int Capacity, ImmutableArray<string> Procedures, ImmutableArray<DateTimeOffset> ClosesAt,
    DateTimeOffset OpensAt, ImmutableArray<PlannedShare> Shares)
{
    /// <summary>Seats that are left to the telephone until <see cref="KeptUntil"/>.</summary>
    public int Kept { get; init; }

    public DateTimeOffset? KeptUntil { get; init; }

    /// <summary>From here on the public's pages do not book it any more; null: as everybody.</summary>
    public DateTimeOffset? WebClosesAt { get; init; }
}
