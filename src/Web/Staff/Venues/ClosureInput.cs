using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Closed days, as typed.</summary>
public sealed class ClosureInput
{
    public string? First { get; set; }
    public string? Last { get; set; }
    public bool EveryYear { get; set; }
    public string? Reason { get; set; }

    public static ClosureInput Of(VenueSheet.ClosureSheet closure) => new()
    {
        First = TypedMoment.Of(closure.First), Last = TypedMoment.Of(closure.Last), EveryYear = closure.EveryYear, Reason = closure.Reason,
    };

    public object Body(DateOnly today)
    {
        var first = TypedMoment.Date(First, today);
        return new { first, last = string.IsNullOrWhiteSpace(Last) ? first : TypedMoment.Date(Last, today), everyYear = EveryYear, reason = Reason ?? "" };
    }
}
