using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Complaints;

/// <summary>A complaint, and what became of it (T4).</summary>
/// <param name="Number">For people: 1, 2, 3.</param>
/// <param name="State">One of <see cref="ComplaintState"/>.</param>
/// <param name="Owner">Who sees to it; there is always somebody.</param>
/// <param name="Due">By this day it is answered.</param>
/// <param name="What">What was said.</param>
/// <param name="Answer">What was done or answered; needed before it is reported.</param>
/// <param name="Reservation">Its number, twelve digits.</param>
/// <param name="ReportedAt">When the city was told.</param>
[GenerateSerializer, Immutable, Alias("Complaint")]
public sealed record Complaint(
    Guid Id, long Number, int Version, string State, string Owner, DateOnly Due, string What, string? Answer, Guid? CallId, string? Reservation,
    string FiledBy, DateTimeOffset FiledAt, string ChangedBy, DateTimeOffset ChangedAt, DateTimeOffset? ReportedAt, DateTimeOffset? ClosedAt)
{
    /// <summary>Number of the call in which it came.</summary>
    [Id(0)] public long? CallNumber { get; init; }

    /// <summary>What was added afterwards, in order; lists are without.</summary>
    [Id(1)] public ImmutableArray<ComplaintWord> Words { get; init; } = [];

    /// <summary>Shows nothing of what was said.</summary>
    public override string ToString() => $"{nameof(Complaint)} {Id}";
}
