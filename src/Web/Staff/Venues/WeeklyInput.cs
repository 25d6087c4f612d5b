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
        Days = WeekdayText.Of(rule.Days), Weeks = string.Join(' ', rule.WeeksOfMonth ?? []), From = TypedMoment.Of(rule.Session.From),
        To = TypedMoment.Of(rule.Session.To), Minutes = RulesInput.Text(rule.Session.Minutes), Capacity = RulesInput.Text(rule.Session.Capacity),
        Kept = RulesInput.Text(rule.Session.KeptForTelephone), ValidFrom = TypedMoment.Of(rule.ValidFrom),
        ValidThrough = rule.ValidTo is { } to ? TypedMoment.Of(to.AddDays(-1)) : null, Holidays = rule.Holidays,
        Offers = OfferInput.Of(procedures, rule.Session.Procedures),
    };

    public object Body(DateOnly today) => new
    {
        days = WeekdayText.Read(Days),
        weeksOfMonth = (TypedText.Tidy(Weeks) ?? "").Where(char.IsAsciiDigit).Select(c => c - '0').Distinct(),
        validFrom = string.IsNullOrWhiteSpace(ValidFrom) ? TypedMoment.Of(today) : TypedMoment.Date(ValidFrom, today),
        validTo = ValidTo(today),
        holidays = Holidays ?? "as-usual",
        session = new
        {
            from = RulesInput.Time(From), to = RulesInput.Time(To), minutes = TypedMoment.Number(Minutes) ?? 0,
            capacity = TypedMoment.Number(Capacity) ?? -1, keptForTelephone = TypedMoment.Number(Kept),
            procedures = OfferInput.Body(Offers),
        },
    };

    /// <summary>What of it cannot be read; a row without days goes away, unless somebody only forgot them.</summary>
    public IEnumerable<(string Field, string Key)> Unread(bool isNew, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Days))
        {
            if (isNew && !string.IsNullOrWhiteSpace(From + To + Minutes + Capacity)) yield return ("days", "Venues.days-missing");
            yield break;
        }

        if (WeekdayText.Read(Days) is not { Count: > 0 }) yield return ("days", "Venues.days-unread");
        if (!string.IsNullOrWhiteSpace(Weeks) && !TypedText.Tidy(Weeks)!.Any(char.IsAsciiDigit)) yield return ("weeks", "Venues.weeks-unread");
        foreach (var (field, typed) in new[] { ("from", From), ("to", To) })
            if (Unreadable.Time(typed) || string.IsNullOrWhiteSpace(typed)) yield return (field, "Venues.time-unread");
        foreach (var (field, typed) in new[] { ("minutes", Minutes), ("capacity", Capacity) })
            if (TypedMoment.Number(typed) is null) yield return (field, "Venues.number-unread");
        if (Unreadable.Number(Kept)) yield return ("kept", "Venues.number-unread");
        foreach (var (field, typed) in new[] { ("validFrom", ValidFrom), ("validThrough", ValidThrough) })
            if (Unreadable.Date(typed, today)) yield return (field, "Venues.date-unread");
    }

    /// <summary>True if what the API says of a field of sessions may be said of this one.</summary>
    public bool MayMean(string field)
    {
        if (!TimeOnly.TryParse(RulesInput.Time(From), out var from) || !TimeOnly.TryParse(RulesInput.Time(To), out var to)) return false;
        var (minutes, capacity) = (TypedMoment.Number(Minutes) ?? 0, TypedMoment.Number(Capacity) ?? -1);
        return field switch
        {
            "to" => to <= from,
            "minutes" => to > from && (minutes is < 5 or > 480 || (to - from).TotalMinutes % minutes != 0),
            "capacity" => capacity is < 0 or > Session.MostSeats,
            "keptForTelephone" => TypedMoment.Number(Kept) is { } kept && (kept < 0 || kept > capacity),
            _ => false,
        };
    }

    private string? ValidTo(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(ValidThrough)) return null;
        return DateOnly.TryParseExact(TypedMoment.Date(ValidThrough, today), "yyyy-MM-dd", out var through) ? TypedMoment.Of(through.AddDays(1)) : ValidThrough;
    }
}
