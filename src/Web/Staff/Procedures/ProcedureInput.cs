using System.Globalization;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Procedures;

/// <summary>A procedure, as typed.</summary>
public sealed class ProcedureInput
{
    private static readonly string[] Situations = ["self", "child", "agent", "lost-notice"];

    /// <summary>Of a new one; that of another does not change and is not typed.</summary>
    public string? Id { get; set; }

    public string? Name { get; set; }
    public string? Summary { get; set; }
    public string? Minutes { get; set; }
    public bool NeedsReservationId { get; set; }
    public bool Once { get; set; }
    public string? MonthsBeforeExpiry { get; set; }
    public string? WalkIn { get; set; }
    public string? Reason { get; set; }
    public List<BringInput> Bring { get; set; } = [];

    /// <summary>The usual situations in their order, and whatever else there is.</summary>
    public static ProcedureInput Of(ProcedureSheet? procedure) => new()
    {
        Name = procedure?.Name, Summary = procedure?.Summary,
        Minutes = (procedure?.Minutes ?? 30).ToString(CultureInfo.InvariantCulture), NeedsReservationId = procedure?.NeedsReservationId ?? false,
        Once = procedure?.Once ?? false, MonthsBeforeExpiry = procedure?.MonthsBeforeExpiry?.ToString(CultureInfo.InvariantCulture), WalkIn = procedure?.WalkIn,
        Bring =
        [
            .. Situations.Select(situation => procedure?.Bring?.FirstOrDefault(list => list.Situation == situation) is { } list ? BringInput.Of(list)
                : new BringInput { Situation = situation, Title = StaffPage.T("Procedures.situation-" + situation) }),
            .. (procedure?.Bring ?? []).Where(list => !Situations.Contains(list.Situation)).Select(BringInput.Of),
        ],
    };

    public object Body() => new
    {
        id = Id?.Trim(), name = Name ?? "", summary = Summary ?? "", minutes = TypedMoment.Number(Minutes) ?? 0, needsReservationId = NeedsReservationId,
        once = Once,
        monthsBeforeExpiry = string.IsNullOrWhiteSpace(MonthsBeforeExpiry) ? 0 : TypedMoment.Number(MonthsBeforeExpiry) ?? -1, walkIn = WalkIn ?? "",
        reason = Reason,
        bring = Bring.Where(list => !list.IsEmpty).Select(list => list.Body()),
    };
}
