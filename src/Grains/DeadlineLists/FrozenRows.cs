using System.Collections.Immutable;
using OrleansBooking.Contracts.DeadlineLists;

namespace OrleansBooking.Grains.DeadlineLists;

/// <summary>What is sealed in a frozen list.</summary>
/// <param name="People">The rows.</param>
/// <param name="Seen">Every reservation that had ever touched the day, with its version at that moment: what is newer is a change.</param>
public sealed record FrozenRows(ImmutableArray<ListedPerson> People, Dictionary<long, int> Seen)
{
    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(FrozenRows);
}
