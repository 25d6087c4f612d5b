namespace OrleansBooking.Faults.History;

/// <summary>What a client asks for.</summary>
public enum OperationKind
{
    Book,
    Move,
    Cancel,
}
