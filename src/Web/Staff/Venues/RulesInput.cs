using System.Globalization;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Window, weekly patterns and closures of a venue, as typed.</summary>
public sealed class RulesInput
{
    public string? FirstDay { get; set; }
    public string? LastDay { get; set; }
    public string? OpensDaysBefore { get; set; }
    public string? OpensAt { get; set; }
    public string? OpensFromDate { get; set; }
    public string? OpensFromTime { get; set; }
    public string? ClosesDaysBefore { get; set; }
    public string? ClosesAt { get; set; }
    public string? ClosesHoursBefore { get; set; }
    public string? WebClosesHoursBefore { get; set; }
    public string? KeptUntilDaysBefore { get; set; }
    public List<LeadInput> Leads { get; set; } = [];
    public List<WeeklyInput> Weekly { get; set; } = [];
    public List<ClosureInput> Closures { get; set; } = [];

    /// <summary>What the form was filled with: a part in which nobody typed stays as it is by the time of saving.</summary>
    public RulesParts Loaded { get; set; } = new();

    public static RulesInput Of(VenueSheet venue, DateOnly today)
    {
        var window = venue.Window!;
        var procedures = venue.Procedures ?? [];
        var opens = window.OpensFrom is { } from ? CityClock.ToCity(from) : (DateTime?)null;
        var input = new RulesInput
        {
            FirstDay = TypedMoment.Of(window.FirstDay), LastDay = TypedMoment.Of(window.LastDay),
            OpensDaysBefore = Text(window.OpensDaysBefore), OpensAt = window.OpensDaysBefore is null ? null : Text(window.OpensAt),
            OpensFromDate = opens is { } day ? TypedMoment.Of(DateOnly.FromDateTime(day)) : null,
            OpensFromTime = opens is { } time ? TypedMoment.Of(TimeOnly.FromDateTime(time)) : null,
            ClosesDaysBefore = Text(window.ClosesDaysBefore), ClosesAt = window.ClosesDaysBefore is null ? null : Text(window.ClosesAt),
            ClosesHoursBefore = Text(window.ClosesHoursBefore), WebClosesHoursBefore = Text(window.WebClosesHoursBefore),
            KeptUntilDaysBefore = Text(window.KeptUntilDaysBefore), Leads = LeadInput.Of(venue),
            Weekly = [.. (venue.Weekly ?? []).Select(rule => WeeklyInput.Of(rule, procedures)), new WeeklyInput { Offers = OfferInput.Of(procedures, null) }],
            Closures = [.. (venue.Closures ?? []).Select(ClosureInput.Of), new ClosureInput()],
        };
        input.Loaded = RulesParts.Of(input, today);
        return input;
    }

    /// <summary>As the API takes it. A part in which nobody typed is left out, and so stays: what a colleague did to it meanwhile is not undone.</summary>
    public object Body(DateOnly today, string? reason)
    {
        var typed = RulesParts.Of(this, today);
        return new
        {
            window = typed.Window == Loaded.Window ? null : WindowBody(today),
            weekly = typed.Weekly == Loaded.Weekly ? null : WeeklyBody(today),
            closures = typed.Closures == Loaded.Closures ? null : ClosuresBody(today),
            reason,
        };
    }

    internal object WindowBody(DateOnly today) => new
    {
        firstDay = TypedMoment.Date(FirstDay, today), lastDay = TypedMoment.Date(LastDay, today), opensDaysBefore = TypedMoment.Number(OpensDaysBefore),
        opensAt = Time(OpensAt), opensFrom = OpensFrom(today), closesDaysBefore = TypedMoment.Number(ClosesDaysBefore), closesAt = Time(ClosesAt),
        closesHoursBefore = TypedMoment.Number(ClosesHoursBefore), keptUntilDaysBefore = TypedMoment.Number(KeptUntilDaysBefore),
        webClosesHoursBefore = TypedMoment.Number(WebClosesHoursBefore), leadDays = LeadInput.Body(Leads),
    };

    /// <summary>Rows without days are left out.</summary>
    internal IEnumerable<object> WeeklyBody(DateOnly today) => Weekly.Where(row => !string.IsNullOrWhiteSpace(row.Days)).Select(row => row.Body(today));

    /// <summary>Rows without a first day are left out.</summary>
    internal IEnumerable<object> ClosuresBody(DateOnly today) => Closures.Where(row => !string.IsNullOrWhiteSpace(row.First)).Select(row => row.Body(today));

    /// <summary>What cannot be read, or would be left out although it was typed, at its field; the rest is the API's to judge.</summary>
    /// <param name="known">What holds now: rows behind those are new.</param>
    public IEnumerable<(string Field, string Key)> Unread(VenueSheet known, DateOnly today)
    {
        foreach (var (field, typed) in new[] { ("firstDay", FirstDay), ("lastDay", LastDay) })
            if (Unreadable.Date(typed, today) || string.IsNullOrWhiteSpace(typed)) yield return (field, "Venues.date-unread");
        if (Unreadable.Date(OpensFromDate, today)) yield return ("opensFromDate", "Venues.date-unread");
        foreach (var (field, typed) in new[] { ("opensFromTime", OpensFromTime), ("opensAt", OpensAt), ("closesAt", ClosesAt) })
            if (Unreadable.Time(typed)) yield return (field, "Venues.time-unread");
        foreach (var (field, typed) in new[]
        {
            ("opensDaysBefore", OpensDaysBefore), ("closesDaysBefore", ClosesDaysBefore), ("closesHoursBefore", ClosesHoursBefore),
            ("webClosesHoursBefore", WebClosesHoursBefore), ("keptUntilDaysBefore", KeptUntilDaysBefore),
        })
            if (Unreadable.Number(typed)) yield return (field, "Venues.number-unread");
        for (var i = 0; i < Leads.Count; i++)
            if (Unreadable.Number(Leads[i].Days)) yield return ($"leads[{i}].days", "Venues.number-unread");
        for (var i = 0; i < Weekly.Count; i++)
            foreach (var (field, key) in Weekly[i].Unread(isNew: i >= (known.Weekly?.Count ?? 0), today)) yield return ($"weekly[{i}].{field}", key);
        for (var i = 0; i < Closures.Count; i++)
            foreach (var (field, key) in Closures[i].Unread(isNew: i >= (known.Closures?.Count ?? 0), today)) yield return ($"closures[{i}].{field}", key);
    }

    /// <summary>The field of the first pattern that the API's field may mean; null if none looks wrong.</summary>
    public string? RowOf(string field)
    {
        var row = Weekly.FindIndex(weekly => !string.IsNullOrWhiteSpace(weekly.Days) && weekly.MayMean(field));
        return row < 0 ? null : $"weekly[{row}].{(field == "keptForTelephone" ? "kept" : field)}";
    }

    internal static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    internal static string? Text(TimeOnly? time) => time is { } known ? TypedMoment.Of(known) : null;

    internal static string? Time(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : TypedMoment.Time(typed);

    private string? OpensFrom(DateOnly today) =>
        string.IsNullOrWhiteSpace(OpensFromDate) ? null : $"{TypedMoment.Date(OpensFromDate, today)}T{Time(OpensFromTime) ?? "00:00"}:00+09:00";
}
