namespace OrleansBooking.Contracts.Changes;

/// <summary>What was done for a displaced person.</summary>
[GenerateSerializer, Alias("WorklistState")]
public enum WorklistState
{
    /// <summary>Nobody has called or written yet.</summary>
    Open = 0,

    /// <summary>Called or written to; no other time is agreed yet.</summary>
    Contacted = 1,

    /// <summary>Nobody answered.</summary>
    NotReached = 2,

    /// <summary>Has another time.</summary>
    Moved = 3,

    /// <summary>Cancelled, as the person asked.</summary>
    Cancelled = 4,

    /// <summary>Has the seat after all: somebody else gave one back, or the city added one.</summary>
    Seated = 5,

    /// <summary>The time has passed, and somebody noted how it ended; or nobody came.</summary>
    Closed = 6,
}
