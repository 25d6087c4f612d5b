using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Incidents;

/// <summary>Records of troubles (A3); a stateless worker, key 0.</summary>
[Alias("IIncidentDesk")]
public interface IIncidentDesk : IGrainWithIntegerKey
{
    /// <summary>All, open ones first, then the latest.</summary>
    [Alias("All")]
    ValueTask<ImmutableArray<Incident>> All(string ticket);

    /// <summary>One, or null.</summary>
    [Alias("Find")]
    ValueTask<Incident?> Find(string ticket, Guid id);

    /// <summary>Records or changes one; a closed one stays as it is.</summary>
    [Alias("Write")]
    ValueTask<IncidentOutcome> Write(WriteIncident command);

    /// <summary>Closes one; it needs cause, what was done, and a proposal against recurrence.</summary>
    [Alias("Close")]
    ValueTask<IncidentOutcome> Close(string ticket, Guid id, int? expectedVersion);
}
