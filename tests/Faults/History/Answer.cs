using OrleansBooking.Contracts.Slots;

namespace OrleansBooking.Faults.History;

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status; 0 if nothing came back.</param>
/// <param name="Reason">Slug of the problem, or the name of the fault.</param>
/// <param name="Recorded">Accepted: what the answer says.</param>
/// <param name="RetryAfter">Of a 503.</param>
public sealed record Answer(Verdict Verdict, int Status, string? Reason, Answer.Content? Recorded, TimeSpan? RetryAfter = null)
{
    /// <summary>The reservation as an accepted answer shows it.</summary>
    public sealed record Content(string Number, SlotKey Slot, string Procedure, string Status, int Version);
}
