using System.Collections.Immutable;
using OrleansBooking.Contracts.Refusals;

namespace OrleansBooking.Contracts.Applicants;

/// <summary>How far an import is.</summary>
/// <param name="State">receiving, running, done, refused.</param>
/// <param name="Read">Data lines read so far, the header not counted.</param>
/// <param name="Accepted">New or changed applicants.</param>
/// <param name="Unchanged">Known already, with the same content.</param>
/// <param name="RejectedCount">All rejected lines.</param>
/// <param name="Rejected">The first 1,000 of them.</param>
/// <param name="Refusal">Why the file was refused whole.</param>
[GenerateSerializer, Immutable, Alias("ImportProgress")]
public sealed record ImportProgress(
    string State, long Read, long Accepted, long Unchanged, long RejectedCount, ImmutableArray<RejectedLine> Rejected, Refusal? Refusal);
