using System.Collections.Frozen;

namespace OrleansBooking.Grains.Slots;

/// <summary>What the schedule says about a slot.</summary>
/// <param name="Minutes">Length of the session.</param>
/// <param name="Capacity">Seats; 0: the time was removed or closed.</param>
/// <param name="OpensAt">Booking is possible from here, included.</param>
/// <param name="Offers">By procedure id.</param>
public sealed record SlotPlan(int Minutes, int Capacity, DateTimeOffset OpensAt, FrozenDictionary<string, SlotOffer> Offers)
{
    /// <summary>From here on the public's pages do not book it any more; null: as everybody.</summary>
    public DateTimeOffset? WebClosesAt { get; init; }
}
