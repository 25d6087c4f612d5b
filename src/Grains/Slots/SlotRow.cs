using System.Collections.Immutable;

namespace OrleansBooking.Grains.Slots;

/// <summary>A slot as read from the database.</summary>
/// <param name="VenueExists">False: no such venue.</param>
/// <param name="Slot">Null: the venue has no such time.</param>
/// <param name="Recorded">Operations that ever took a seat here; their repeats are looked up, not decided anew.</param>
/// <param name="PlanRevision">Changes when the schedule changes this slot.</param>
/// <param name="ReadAt">Time stamp of this process from before the query.</param>
/// <param name="HoldsVersion">Changes with every hold taken or given back.</param>
public sealed record SlotRow(bool VenueExists, Slot? Slot, ImmutableArray<Guid> Recorded, long PlanRevision, long HoldsVersion, long ReadAt);
