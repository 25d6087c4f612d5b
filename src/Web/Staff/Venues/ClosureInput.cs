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

    /// <summary>What of it cannot be read; a row without a first day goes away, unless somebody only forgot it.</summary>
    public IEnumerable<(string Field, string Key)> Unread(bool isNew, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(First))
        {
            if (isNew && !string.IsNullOrWhiteSpace(Last + Reason)) yield return ("first", "Venues.date-unread");
            yield break;
        }

        if (Unreadable.Date(First, today)) yield return ("first", "Venues.date-unread");
        if (Unreadable.Date(Last, today)) yield return ("last", "Venues.date-unread");
        if (string.IsNullOrWhiteSpace(Reason)) yield return ("reason", "Venues.closure-reason-missing");
    }

    public object Body(DateOnly today)
    {
        var first = TypedMoment.Date(First, today);
        return new { first, last = string.IsNullOrWhiteSpace(Last) ? first : TypedMoment.Date(Last, today), everyYear = EveryYear, reason = Reason ?? "" };
    }
}
