namespace OrleansBooking.Contracts.Complaints;

/// <summary>Files a complaint.</summary>
/// <param name="Id">From the edge; also the operation id.</param>
/// <param name="Owner">Null: who files it.</param>
/// <param name="Due">Null: in three days.</param>
[GenerateSerializer, Immutable, Alias("FileComplaint")]
public sealed record FileComplaint(Guid Id, string Ticket, string What, Guid? CallId, long? Reservation, string? Owner, DateOnly? Due)
{
    /// <summary>Shows nothing of what was said.</summary>
    public override string ToString() => $"{nameof(FileComplaint)} {Id}";
}

/// <summary>Goes on with a complaint; what is null stays.</summary>
/// <param name="ExpectedVersion">Null: whatever is current.</param>
[GenerateSerializer, Immutable, Alias("WorkOnComplaint")]
public sealed record WorkOnComplaint(Guid Id, string Ticket, int? ExpectedVersion, string? State, string? Answer, string? Owner, DateOnly? Due)
{
    /// <summary>Shows nothing of the answer.</summary>
    public override string ToString() => $"{nameof(WorkOnComplaint)} {Id}";
}

/// <summary>Adds a word to a complaint.</summary>
/// <param name="Id">Of the word, from the edge; also the operation id.</param>
[GenerateSerializer, Immutable, Alias("AddComplaintWord")]
public sealed record AddComplaintWord(Guid Id, string Ticket, Guid Complaint, string? Text)
{
    /// <summary>Shows nothing of the text.</summary>
    public override string ToString() => $"{nameof(AddComplaintWord)} {Id}";
}
