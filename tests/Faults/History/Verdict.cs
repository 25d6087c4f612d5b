namespace OrleansBooking.Faults.History;

/// <summary>What a client knows after its request.</summary>
public enum Verdict
{
    /// <summary>Acknowledged: it must be stored, once, for ever.</summary>
    Accepted,

    /// <summary>Refused with a reason: it must not be stored.</summary>
    Refused,

    /// <summary>No answer, or one that leaves it open (503): stored once or not at all.</summary>
    Unknown,

    /// <summary>An answer that the contract does not have, such as 500.</summary>
    Broken,
}
