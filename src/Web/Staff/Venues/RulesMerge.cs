using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Typed rules beside the venue as it is by now.</summary>
/// <remarks>A part in which nobody typed shows what holds now; of one that two people changed, both are shown.</remarks>
public sealed class RulesMerge
{
    public static readonly RulesMerge None = new([], [], []);

    private RulesMerge(IReadOnlyList<string> window, IReadOnlyList<string> weekly, IReadOnlyList<string> closures) =>
        (Window, Weekly, Closures) = (window, weekly, closures);

    /// <summary>What holds now, in lines; empty unless somebody else changed the part too.</summary>
    public IReadOnlyList<string> Window { get; }

    /// <inheritdoc cref="Window" />
    public IReadOnlyList<string> Weekly { get; }

    /// <inheritdoc cref="Window" />
    public IReadOnlyList<string> Closures { get; }

    /// <summary>Brings the untouched parts of <paramref name="input"/> up to date, and tells what else was changed on both sides.</summary>
    public static RulesMerge Of(RulesInput input, VenueSheet venue, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (typed, now) = (RulesParts.Of(input, today), RulesInput.Of(venue, today));
        if (typed.Window == input.Loaded.Window) TakeWindow(input, now);
        if (typed.Weekly == input.Loaded.Weekly) (input.Weekly, input.Loaded.Weekly) = (now.Weekly, now.Loaded.Weekly);
        if (typed.Closures == input.Loaded.Closures) (input.Closures, input.Loaded.Closures) = (now.Closures, now.Loaded.Closures);
        return new RulesMerge(
            BothChanged(typed.Window, input.Loaded.Window, now.Loaded.Window) ? [.. WindowLines(now)] : [],
            BothChanged(typed.Weekly, input.Loaded.Weekly, now.Loaded.Weekly) ? Lines(now.Weekly.Where(row => row.Days is not null).Select(Line)) : [],
            BothChanged(typed.Closures, input.Loaded.Closures, now.Loaded.Closures)
                ? Lines(now.Closures.Where(row => row.First is not null).Select(Line))
                : []);
    }

    // Changed here, changed by somebody else as well, and not to the same.
    private static bool BothChanged(string? typed, string? loaded, string? now) => typed != loaded && now != loaded && typed != now;

    private static void TakeWindow(RulesInput input, RulesInput now)
    {
        (input.FirstDay, input.LastDay, input.OpensDaysBefore, input.OpensAt) = (now.FirstDay, now.LastDay, now.OpensDaysBefore, now.OpensAt);
        (input.OpensFromDate, input.OpensFromTime) = (now.OpensFromDate, now.OpensFromTime);
        (input.ClosesDaysBefore, input.ClosesAt) = (now.ClosesDaysBefore, now.ClosesAt);
        (input.ClosesHoursBefore, input.WebClosesHoursBefore) = (now.ClosesHoursBefore, now.WebClosesHoursBefore);
        (input.KeptUntilDaysBefore, input.Leads, input.Loaded.Window) = (now.KeptUntilDaysBefore, now.Leads, now.Loaded.Window);
    }

    private static List<string> Lines(IEnumerable<string> rows) =>
        rows.ToList() is { Count: > 0 } lines ? lines : [StaffPage.T("Changes.empty")];

    private static IEnumerable<string> WindowLines(RulesInput now)
    {
        foreach (var (key, value) in new[]
        {
            ("first-day", now.FirstDay), ("last-day", now.LastDay), ("opens-from-date", now.OpensFromDate), ("opens-from-time", now.OpensFromTime),
            ("opens-days", now.OpensDaysBefore), ("opens-at", now.OpensAt), ("closes-days", now.ClosesDaysBefore), ("closes-at", now.ClosesAt),
            ("closes-hours", now.ClosesHoursBefore), ("web-closes-hours", now.WebClosesHoursBefore), ("kept-until", now.KeptUntilDaysBefore),
        })
            if (value is not null) yield return $"{StaffPage.T("Venues." + key)}：{value}";
        foreach (var lead in now.Leads.Where(lead => lead.Days is not null)) yield return $"{StaffPage.T("Venues.lead-days")}：{lead.Procedure} {lead.Days}";
    }

    private static string Line(WeeklyInput row) =>
        StaffPage.T("Venues.pattern-line", row.Days, row.From, row.To, row.Minutes, row.Capacity, row.ValidFrom, row.ValidThrough);

    private static string Line(ClosureInput row) => StaffPage.T("Venues.closure-line", row.First, row.Last, row.Reason);
}
