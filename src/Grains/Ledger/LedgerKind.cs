namespace OrleansBooking.Grains.Ledger;

/// <summary>What a ledger command does; the names are the SQL function's words, in lower case.</summary>
public enum LedgerKind
{
    Book,
    Move,
    Cancel,
    Contact,
    Hold,
    Release,
}
