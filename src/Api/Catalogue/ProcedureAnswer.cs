using OrleansBooking.Contracts.Procedures;

namespace OrleansBooking.Api.Catalogue;

/// <summary>A procedure and what to bring for it (D2, D8).</summary>
/// <param name="Minutes">How long it takes</param>
/// <param name="NeedsReservationId">False: can be booked without an ID</param>
/// <param name="MonthsBeforeExpiry">How long before the certificate's expiry it is possible</param>
/// <param name="WalkIn">Where it can be done without appointment</param>
/// <param name="Bring">By situation; the first is the ordinary one</param>
public sealed record ProcedureAnswer(
    string Id, string Name, string Summary, int Minutes, bool NeedsReservationId, int? MonthsBeforeExpiry, string? WalkIn,
    IReadOnlyList<ProcedureAnswer.BringList> Bring)
{
    /// <summary>What to bring in one situation.</summary>
    /// <param name="Situation"><c>self</c>, <c>child</c>, <c>agent</c>, <c>lost-notice</c></param>
    public sealed record BringList(string Situation, string Title, string? Intro, IReadOnlyList<BringItem> Items);

    /// <summary>One thing to bring.</summary>
    public sealed record BringItem(string Name, string? Detail);

    public static ProcedureAnswer Of(ProcedureDefinition procedure) => new(
        procedure.Id, procedure.Name, procedure.Summary, procedure.Minutes, procedure.NeedsReservationId, procedure.MonthsBeforeExpiry,
        procedure.WalkIn,
        [.. procedure.Bring.Select(list => new BringList(
            list.Situation, list.Title, list.Intro, [.. list.Items.Select(item => new BringItem(item.Name, item.Detail))]))]);
}
