namespace OrleansBooking.Grains.Ledger;

/// <summary>What a ledger command does; the SQL function's words are <see cref="LedgerWords.Kind"/>.</summary>
public enum LedgerKind
{
    Book,
    Move,
    Cancel,
    Contact,
    Hold,
    Release,
    Arrive,
    Done,
    NotHandedOver,
    NoShow,

    /// <summary>Takes the last of the four before back.</summary>
    Undo,

    /// <summary>A booking over the capacity or outside the window.</summary>
    Override,

    /// <summary>A move likewise.</summary>
    OverrideMove,

    /// <summary>Several people at one slot, all or none; <see cref="LedgerCommand.People"/>.</summary>
    Family,
}
