namespace OrleansBooking.Web.Staff.Applicants;

/// <summary>How far an upload is, as the API answers.</summary>
public sealed record UploadProgress(
    string Id, string State, long Read, long Accepted, long Unchanged, long RejectedCount, IReadOnlyList<UploadProgress.Line> Rejected,
    UploadProgress.Problem? Refusal)
{
    /// <summary>Nothing more will happen.</summary>
    public bool IsOver => State is "done" or "refused";

    /// <summary>A line that was not taken.</summary>
    public sealed record Line([property: System.Text.Json.Serialization.JsonPropertyName("line")] long Number, string Reason, string Detail);

    /// <summary>Why the file was refused whole.</summary>
    public sealed record Problem(string Detail, IReadOnlyDictionary<string, string[]>? Errors);
}
