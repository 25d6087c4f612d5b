namespace OrleansBooking.Grains.Ledger;

/// <summary>The silo's one writer of bookings (design.md, "The ledger").</summary>
public interface ILedger
{
    /// <summary>Stores a command with others in one commit.</summary>
    /// <returns>After the commit, or with a refusal; <c>Busy</c> at once, with nothing stored, when the ledger is full or PostgreSQL is away.</returns>
    /// <exception cref="LedgerFault">The command could not be stored for a reason that is no refusal; nothing was stored.</exception>
    ValueTask<LedgerOutcome> Append(LedgerCommand command);
}
