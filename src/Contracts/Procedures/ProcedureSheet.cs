using System.Text.Json.Serialization;

namespace OrleansBooking.Contracts.Procedures;

/// <summary>A procedure as the API takes and gives it. What is left out gets a default; of a procedure that exists, it stays.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; cannot change</param>
/// <param name="Minutes">How long it takes; otherwise 30</param>
/// <param name="NeedsReservationId">False (otherwise): can be booked without an ID, with name, kana and telephone</param>
/// <param name="Once">A finished one uses the right up</param>
/// <param name="MonthsBeforeExpiry">How long before the certificate's expiry it is possible</param>
/// <param name="WalkIn">Where it can be done without appointment</param>
/// <param name="Bring">What to bring by situation, the ordinary one first; plain texts are the ordinary situation</param>
/// <param name="Reason">Why it is changed, for the record. Write only</param>
/// <param name="Revision">Rises with every change; the ETag. Read only</param>
public sealed record ProcedureSheet(
    string? Id, string? Name, string? Summary, int? Minutes, bool? NeedsReservationId, bool? Once, int? MonthsBeforeExpiry, string? WalkIn,
    IReadOnlyList<ProcedureSheet.BringSheet>? Bring, string? Reason = null, long? Revision = null)
{
    /// <summary>What to bring in one situation; a plain text is one thing of the ordinary situation.</summary>
    /// <param name="Situation"><c>self</c>, <c>child</c>, <c>agent</c>, <c>lost-notice</c></param>
    [JsonConverter(typeof(BringForm))]
    public sealed record BringSheet(string? Situation, string? Title, string? Intro, IReadOnlyList<ItemSheet>? Items);

    /// <summary>One thing; a plain text is its name.</summary>
    [JsonConverter(typeof(ItemForm))]
    public sealed record ItemSheet(string? Name, string? Detail);
}
