using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>A weekly pattern, as typed.</summary>
public sealed class WeeklyInput
{
    public string? Days { get; set; }
    public string? Weeks { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Minutes { get; set; }
    public string? Capacity { get; set; }
    public string? Kept { get; set; }
    public string? ValidFrom { get; set; }

    /// <summary>The last day, as people say it; the API counts to the day after.</summary>
    public string? ValidThrough { get; set; }
    public string? Holidays { get; set; }

    public List<OfferInput> Offers { get; set; } = [];

    public static WeeklyInput Of(VenueSheet.WeeklySheet rule, IEnumerable<string> procedures) => new()
    {
        Days = RulesInput.DayText(rule.Days), Weeks = string.Join(' ', rule.WeeksOfMonth ?? []), From = TypedMoment.Of(rule.Session.From),
        To = TypedMoment.Of(rule.Session.To), Minutes = RulesInput.Text(rule.Session.Minutes), Capacity = RulesInput.Text(rule.Session.Capacity), Kept = RulesInput.Text(rule.Session.KeptForTelephone),
        ValidFrom = TypedMoment.Of(rule.ValidFrom), ValidThrough = rule.ValidTo is { } to ? TypedMoment.Of(to.AddDays(-1)) : null, Holidays = rule.Holidays,
        Offers = OfferInput.Of(procedures, rule.Session.Procedures),
    };

    public object Body(DateOnly today) => new
    {
        days = RulesInput.DayNames(Days),
        weeksOfMonth = (TypedText.Tidy(Weeks) ?? "").Where(char.IsAsciiDigit).Select(c => c - '0').Distinct(),
        validFrom = string.IsNullOrWhiteSpace(ValidFrom) ? TypedMoment.Of(today) : TypedMoment.Date(ValidFrom, today),
        validTo = DateOnly.TryParseExact(TypedMoment.Date(ValidThrough, today), "yyyy-MM-dd", out var through) ? TypedMoment.Of(through.AddDays(1)) : string.IsNullOrWhiteSpace(ValidThrough) ? null : ValidThrough,
        holidays = Holidays ?? "as-usual",
        session = new
        {
            from = RulesInput.Time(From), to = RulesInput.Time(To), minutes = TypedMoment.Number(Minutes) ?? 0, capacity = TypedMoment.Number(Capacity) ?? -1, keptForTelephone = TypedMoment.Number(Kept),
            procedures = OfferInput.Body(Offers),
        },
    };
}
