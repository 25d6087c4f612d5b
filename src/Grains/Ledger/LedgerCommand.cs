using System.Collections.Immutable;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.Ledger;

/// <summary>One line of a batch. Which fields a kind needs stands with each; the others stay null.</summary>
public sealed record LedgerCommand(LedgerKind Kind, Guid Operation, LedgerActor Actor, byte[] Fingerprint)
{
    /// <summary>Line within the operation; 0 while an operation has one line.</summary>
    public short Line { get; init; }

    public string? Reason { get; init; }

    /// <summary>Book: whose. Others: the reservation must be this applicant's; null for staff.</summary>
    public byte[]? Applicant { get; init; }

    /// <summary>Book: to be checked against the applicant's; null when a ticket has proved it.</summary>
    public byte[]? Secret { get; init; }

    /// <summary>Book without reservation ID: the applicant is stored by this booking.</summary>
    public bool Declared { get; init; }

    /// <summary>Book, hold.</summary>
    public string? Procedure { get; init; }

    /// <summary>Book, move, hold: the slot's row id that gains a seat.</summary>
    public long? Slot { get; init; }

    /// <summary>Book: the new number. Move, cancel, contact: the reservation.</summary>
    public long? Number { get; init; }

    /// <summary>Move, cancel, contact: the version that the caller saw, null for whatever is current.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Hold, release: the hold. Book, move: the hold that is used up, or null.</summary>
    public Guid? Hold { get; init; }

    /// <summary>With a hold: its holder.</summary>
    public byte[]? Holder { get; init; }

    /// <summary>Hold: its end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Hold: how many.</summary>
    public short Seats { get; init; } = 1;

    /// <summary>Book, contact: sealed for <see cref="Number"/>.</summary>
    public SealedContact? Contact { get; init; }

    /// <summary>Family: applicant, secret, number and contact of each; slot, procedure and holder stand above.</summary>
    public ImmutableArray<LedgerCommand> People { get; init; } = [];

    /// <summary>Shows no hashes or sealed bytes.</summary>
    public override string ToString() => $"{Kind} {Operation}";
}
