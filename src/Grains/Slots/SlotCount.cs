using System.Collections.Immutable;

namespace OrleansBooking.Grains.Slots;

/// <summary>Seats that the database has committed, as of a version of the slot's row.</summary>
/// <param name="Shares">Seats by procedure, only for procedures with a limit.</param>
public sealed record SlotCount(long Version, int Booked, ImmutableDictionary<string, int> Shares)
{
    public static readonly SlotCount Zero = new(0, 0, ImmutableDictionary<string, int>.Empty);
}
