using System.Text.Json.Serialization;
using OrleansBooking.Api.Problems;
using OrleansBooking.Contracts.Applicants;

namespace OrleansBooking.Api.Applicants;

/// <summary>How far an upload is.</summary>
/// <param name="State"><c>receiving</c>, <c>running</c>, <c>done</c> or <c>refused</c></param>
/// <param name="Read">Data lines read so far</param>
/// <param name="Accepted">New or changed applicants</param>
/// <param name="Unchanged">Known already, with the same content</param>
/// <param name="RejectedCount">All rejected lines</param>
/// <param name="Rejected">The first 1,000 of them</param>
/// <param name="Refusal">Why the file was refused whole</param>
public sealed record ImportAnswer(
    string Id, string State, long Read, long Accepted, long Unchanged, long RejectedCount, IReadOnlyList<ImportAnswer.Line> Rejected,
    ProblemBody? Refusal)
{
    /// <summary>A line that was not taken; its content is not repeated.</summary>
    /// <param name="Number">Line in the file, the header is line 1</param>
    /// <param name="Reason">A code</param>
    /// <param name="Detail">The code in words</param>
    public sealed record Line([property: JsonPropertyName("line")] long Number, string Reason, string Detail);

    public static ImportAnswer Of(string id, ImportProgress progress, TimeProvider time, ProblemWords words) => new(
        id, progress.State, progress.Read, progress.Accepted, progress.Unchanged, progress.RejectedCount,
        [.. progress.Rejected.Select(line => new Line(line.Line, line.Reason, words.OrKey("line.", line.Reason)))],
        progress.Refusal is { } refusal ? RefusalProblems.Of(refusal, time).Say(words) : null);
}
