namespace OrleansBooking.Faults.History;

/// <summary>What a client asks for.</summary>
public enum OperationKind
{
    Book,
    Move,
    Cancel,
    ChangeContact,

    /// <summary>A booking through the citizens' pages: the operation id is the page's own, and the person stands for it.</summary>
    BookOnPages,
}
