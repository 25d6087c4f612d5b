namespace OrleansBooking.Faults.Drills;

/// <summary>What may happen to a part of the system.</summary>
public enum FaultKind
{
    /// <summary>SIGKILL of a silo, then a new start.</summary>
    KillSilo,

    /// <summary>SIGSTOP of a silo for less time than the others need to bury it.</summary>
    FreezeSilo,

    /// <summary>SIGSTOP of a silo until the others have buried it, then SIGCONT: its late write is refused and it ends.</summary>
    BurySilo,

    /// <summary>SIGTERM of a silo, then a new start.</summary>
    StopSilo,

    /// <summary>SIGKILL of the API node, then a new start.</summary>
    KillApi,

    /// <summary>SIGKILL of the web node while somebody sends the last form, then a new start.</summary>
    KillWeb,

    /// <summary>Fast shutdown of PostgreSQL, then a new start.</summary>
    RestartPostgres,

    /// <summary>Immediate shutdown of PostgreSQL, then a new start.</summary>
    StopPostgres,

    /// <summary>SIGKILL of PostgreSQL's postmaster, then a new start.</summary>
    KillPostgres,

    /// <summary>The line between a silo and PostgreSQL is cut for a while.</summary>
    CutLine,

    /// <summary>All connections between silos and PostgreSQL are reset at once.</summary>
    ResetLines,

    /// <summary>Every line between silos and PostgreSQL is slow for a while.</summary>
    DelayLines,

    /// <summary>The line between a silo and PostgreSQL swallows everything for a while: half open.</summary>
    SilenceLine,

    /// <summary>The mail server refuses.</summary>
    MailRefuses,

    /// <summary>The mail server takes mails and never answers.</summary>
    MailHangs,

    /// <summary>The mail server takes mails and breaks the connection.</summary>
    MailDrops,

    /// <summary>A silo's clock is seconds off for a while.</summary>
    SkewClock,

    /// <summary>Slots lose their free seats by hand-written SQL.</summary>
    CutCapacity,

    /// <summary>Every process is killed at once, PostgreSQL too; cold start.</summary>
    PowerCut,
}
