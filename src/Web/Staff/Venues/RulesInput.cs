using System.Globalization;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Window, weekly patterns and closures of a venue, as typed.</summary>
public sealed class RulesInput
{
    private const string Weekdays = "日月火水木金土";
    private static readonly string[] Names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

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

    public static RulesInput Of(VenueSheet venue)
    {
        var window = venue.Window!;
        var opens = window.OpensFrom is { } from ? CityClock.ToCity(from) : (DateTime?)null;
        return new RulesInput
        {
            FirstDay = TypedMoment.Of(window.FirstDay), LastDay = TypedMoment.Of(window.LastDay), OpensDaysBefore = Text(window.OpensDaysBefore),
            OpensAt = window.OpensDaysBefore is null ? null : Text(window.OpensAt), OpensFromDate = opens is { } day ? TypedMoment.Of(DateOnly.FromDateTime(day)) : null,
            OpensFromTime = opens is { } time ? TypedMoment.Of(TimeOnly.FromDateTime(time)) : null, ClosesDaysBefore = Text(window.ClosesDaysBefore),
            ClosesAt = window.ClosesDaysBefore is null ? null : Text(window.ClosesAt), ClosesHoursBefore = Text(window.ClosesHoursBefore), KeptUntilDaysBefore = Text(window.KeptUntilDaysBefore), WebClosesHoursBefore = Text(window.WebClosesHoursBefore),
            Leads = LeadInput.Of(venue),
            Weekly = [.. (venue.Weekly ?? []).Select(rule => WeeklyInput.Of(rule, venue.Procedures ?? [])), new WeeklyInput { Offers = OfferInput.Of(venue.Procedures ?? [], null) }],
            Closures = [.. (venue.Closures ?? []).Select(ClosureInput.Of), new ClosureInput()],
        };
    }

    /// <summary>As the API takes it. Rows without days, and closures without a first day, are left out.</summary>
    public object Body(DateOnly today, string? reason) => new
    {
        window = new
        {
            firstDay = TypedMoment.Date(FirstDay, today), lastDay = TypedMoment.Date(LastDay, today), opensDaysBefore = TypedMoment.Number(OpensDaysBefore),
            opensAt = Time(OpensAt), opensFrom = OpensFrom(today), closesDaysBefore = TypedMoment.Number(ClosesDaysBefore), closesAt = Time(ClosesAt),
            closesHoursBefore = TypedMoment.Number(ClosesHoursBefore), keptUntilDaysBefore = TypedMoment.Number(KeptUntilDaysBefore),
            webClosesHoursBefore = TypedMoment.Number(WebClosesHoursBefore), leadDays = LeadInput.Body(Leads),
        },
        weekly = Weekly.Where(row => !string.IsNullOrWhiteSpace(row.Days)).Select(row => row.Body(today)),
        closures = Closures.Where(row => !string.IsNullOrWhiteSpace(row.First)).Select(row => row.Body(today)),
        reason,
    };

    /// <summary>月 火 水</summary>
    public static string DayText(IEnumerable<string> names) => string.Join(' ', names.Select(name => Weekdays[Array.IndexOf(Names, name)]));

    /// <summary>The API's names of the days in a text; other characters than days are no days.</summary>
    public static IReadOnlyList<string> DayNames(string? text) =>
        [.. (TypedText.Tidy(text) ?? "").Where(c => Weekdays.Contains(c, StringComparison.Ordinal)).Distinct().Select(c => Names[Weekdays.IndexOf(c, StringComparison.Ordinal)])];

    internal static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    internal static string? Text(TimeOnly? time) => time is { } known ? TypedMoment.Of(known) : null;

    internal static string? Time(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : TypedMoment.Time(typed);

    private string? OpensFrom(DateOnly today) =>
        string.IsNullOrWhiteSpace(OpensFromDate) ? null : $"{TypedMoment.Date(OpensFromDate, today)}T{Time(OpensFromTime) ?? "00:00"}:00+09:00";
}
