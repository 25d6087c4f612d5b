using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Complaints;

/// <summary>Complaints (T4); a stateless worker, key 0.</summary>
[Alias("IComplaintDesk")]
public interface IComplaintDesk : IGrainWithIntegerKey
{
    /// <summary>Open ones by the day on which they are due, then the ones closed last.</summary>
    /// <param name="state">Only these; null: all.</param>
    [Alias("List")]
    ValueTask<ImmutableArray<Complaint>> List(string ticket, string? state);

    /// <summary>One, or null.</summary>
    [Alias("Find")]
    ValueTask<Complaint?> Find(string ticket, Guid id);

    /// <summary>Files one; the same id again finds it.</summary>
    [Alias("File")]
    ValueTask<ComplaintOutcome> File(FileComplaint command);

    /// <summary>Goes on with one; a closed one stays as it is.</summary>
    [Alias("Work")]
    ValueTask<ComplaintOutcome> Work(WorkOnComplaint command);
}
