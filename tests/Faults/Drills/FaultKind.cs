namespace OrleansBooking.Faults.Drills;

/// <summary>What may happen to a part of the system.</summary>
public enum FaultKind
{
    /// <summary>SIGKILL of a silo, then a new start.</summary>
    KillSilo,

    /// <summary>SIGSTOP of a silo for a while; a second silo may bury it meanwhile.</summary>
    FreezeSilo,

    /// <summary>Immediate shutdown of PostgreSQL, then a new start.</summary>
    StopPostgres,

    /// <summary>SIGKILL of PostgreSQL's postmaster, then a new start.</summary>
    KillPostgres,
}
