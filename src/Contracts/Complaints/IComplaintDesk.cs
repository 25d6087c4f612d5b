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

    /// <summary>Those that were filed on these days, both included, in order; for the report to the city.</summary>
    [Alias("Filed")]
    ValueTask<ImmutableArray<Complaint>> Filed(string ticket, DateOnly from, DateOnly to);

    /// <summary>One, or null.</summary>
    [Alias("Find")]
    ValueTask<Complaint?> Find(string ticket, Guid id);

    /// <summary>Files one; the same id again finds it.</summary>
    [Alias("File")]
    ValueTask<ComplaintOutcome> File(FileComplaint command);

    /// <summary>Goes on with one; a closed one stays as it is.</summary>
    [Alias("Work")]
    ValueTask<ComplaintOutcome> Work(WorkOnComplaint command);

    /// <summary>Adds a word: whoever filed it, sees to it, or manages complaints may. The same id again changes nothing.</summary>
    [Alias("AddWord")]
    ValueTask<ComplaintOutcome> AddWord(AddComplaintWord command);
}
