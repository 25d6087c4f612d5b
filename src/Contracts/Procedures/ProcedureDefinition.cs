using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Procedures;

/// <summary>A procedure that can be booked, with the one source of what to bring for page, mail, script and print (D2, D8).</summary>
/// <param name="Id">Lower-case ASCII letters, digits and hyphens, for example <c>card-pickup</c>.</param>
/// <param name="Name">As citizens call it, for example マイナンバーカードの受け取り.</param>
/// <param name="Summary">One line for the choice of procedure.</param>
/// <param name="Minutes">How long it takes, for the texts.</param>
/// <param name="NeedsReservationId">False: can be booked without an ID (W2).</param>
/// <param name="Once">A finished one uses the right up (card pickup).</param>
/// <param name="MonthsBeforeExpiry">How long before the certificate's expiry it is possible (D4), or null.</param>
/// <param name="WalkIn">Where it can be done without appointment (D9), or null.</param>
/// <param name="Bring">What to bring by situation; the first is the ordinary one.</param>
[GenerateSerializer, Immutable, Alias("ProcedureDefinition")]
public sealed record ProcedureDefinition(
    string Id, string Name, string Summary, int Minutes, bool NeedsReservationId, bool Once, int? MonthsBeforeExpiry, string? WalkIn,
    ImmutableArray<BringList> Bring);
