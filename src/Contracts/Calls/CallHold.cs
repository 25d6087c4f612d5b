using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Contracts.Calls;

/// <summary>Seats that are kept for a caller.</summary>
/// <param name="CallId">The call that goes on with it.</param>
/// <param name="TakenBy">Who sees to it now.</param>
/// <param name="TakenAt">Since when.</param>
/// <param name="Until">It is kept before this, and no longer.</param>
/// <param name="Extended">It was made longer once, and cannot be again.</param>
[GenerateSerializer, Immutable, Alias("CallHold")]
public sealed record CallHold(
    Guid Id, Guid CallId, SlotKey Slot, string Procedure, string TakenBy, DateTimeOffset TakenAt, DateTimeOffset Until, bool Extended)
{
    /// <summary>The call in whose name the slot keeps the seat: the one that took it.</summary>
    [Id(0)] public Guid HeldBy { get; init; }

    /// <summary>The ledger's own id of it, which changes when the hold is extended or resized; null: it is over.</summary>
    [Id(2)] public Guid? LedgerId { get; init; }

    /// <summary>How many.</summary>
    [Id(1)] public int Seats { get; init; } = 1;
}
