using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Contracts.Closings;

/// <summary>Somebody without a mail address who must be told by telephone.</summary>
/// <param name="Open">Still booked for the closed day, and not reached.</param>
/// <param name="CalledBy">Who called last, from this list or from the worklist.</param>
[GenerateSerializer, Immutable, Alias("ClosingCall")]
public sealed record ClosingCall(
    long Number, SlotKey Slot, string Procedure, string? Name, string? Kana, string? Phone, bool Open, string? CalledBy, DateTimeOffset? CalledAt, string? Result)
{
    /// <summary>The last call found the person.</summary>
    [Id(0)] public bool Reached { get; init; }

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(ClosingCall);
}
