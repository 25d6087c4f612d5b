using System.Collections.Immutable;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;

namespace OrleansBooking.Grains.Ledger;

/// <summary>What became of a command: stored (or recorded earlier by the same operation), or refused.</summary>
/// <param name="Reservation">As recorded by the operation; null for holds and for a first booking, whose content the caller knows.</param>
/// <param name="Until">Hold: its end.</param>
public sealed record LedgerOutcome(Reservation? Reservation, DateTimeOffset? Until, Refusal? Refusal)
{
    /// <summary>Nothing was stored: the new number belongs to another reservation already. Seal under another and append again.</summary>
    public bool NumberTaken { get; init; }

    /// <summary>Family: every reservation, in the order of the people.</summary>
    public ImmutableArray<Reservation> Family { get; init; } = [];

    public static readonly LedgerOutcome Stored = new(null, null, null);
    public static LedgerOutcome Refused(Refusal refusal) => new(null, null, refusal);
}
