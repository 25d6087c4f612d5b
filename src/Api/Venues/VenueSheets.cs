using OrleansBooking.Api.Fields;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Venues;

/// <summary>Turns venues into sheets and back.</summary>
public sealed class VenueSheets(CityProfile city, TimeProvider time)
{
    private const int NewVenueDays = 365;

    public static VenueSheet Of(VenueRevision venue)
    {
        var (profile, window) = (venue.Definition.Profile, venue.Definition.Window);
        return new VenueSheet(
            profile.Id, profile.Name, profile.Address, profile.Access, profile.MapUrl, profile.SameDayPhone, profile.WalkIn, profile.Procedures,
            new(window.FirstDay, window.LastDay, window.DaysAhead, window.OpensAt, window.OpensFrom, window.ClosesDaysBefore, window.ClosesAt,
                window.ClosesHoursBefore, [.. window.LeadDays.Select(lead => new VenueSheet.LeadSheet(lead.Procedure, lead.Days))], window.KeptUntilDaysBefore,
                window.WebClosesHoursBefore),
            [.. venue.Definition.Weekly.Select(rule => new VenueSheet.WeeklySheet(
                [.. rule.Days.Select(WeekdayWords.Of)], rule.WeeksOfMonth, rule.ValidFrom, rule.ValidTo, WeekdayWords.Of(rule.Holidays), Of(rule.Session)))],
            [.. venue.Definition.Dates.Select(rule => new VenueSheet.DaySheet(rule.Date, [.. rule.Sessions.Select(Of)]))],
            [.. venue.Definition.Times.Select(rule => new VenueSheet.TimeSheet(rule.Date, rule.Time, rule.Capacity))],
            [.. venue.Definition.Closures.Select(closure => new VenueSheet.ClosureSheet(closure.First, closure.Last, closure.EveryYear, closure.Reason))],
            Revision: venue.Revision);
    }

    /// <summary>The definition that a sheet means. What it leaves out is taken from <paramref name="known"/>, or gets a default.</summary>
    public VenueDefinition Read(VenueSheet sheet, string id, VenueDefinition? known, FieldList fields)
    {
        var today = time.CityToday();
        var profile = known?.Profile;
        return new VenueDefinition(
            new VenueProfile(
                id, sheet.Name?.Trim() ?? profile?.Name ?? "", sheet.Address?.Trim() ?? profile?.Address ?? "", sheet.Access?.Trim() ?? profile?.Access ?? "",
                sheet.MapUrl is null ? profile?.MapUrl : Text(sheet.MapUrl), sheet.SameDayPhone?.Trim() ?? profile?.SameDayPhone ?? city.Phone,
                sheet.WalkIn is null ? profile?.WalkIn : Text(sheet.WalkIn),
                sheet.Procedures is { } procedures ? [.. procedures.Distinct()] : profile?.Procedures ?? []),
            sheet.Window is { } window ? Read(window)
                : known?.Window ?? new BookingWindow(today, today.AddDays(NewVenueDays), null, TimeOnly.MinValue, null, null, TimeOnly.MinValue, []),
            sheet.Weekly is { } weekly ? [.. weekly.Select(rule => Read(rule, fields))] : known?.Weekly ?? [],
            sheet.Dates is { } dates ? [.. dates.Select(rule => new DateRule(rule.Date, [.. rule.Sessions.Select(Read)]))] : known?.Dates ?? [],
            sheet.Times is { } times ? [.. times.Select(rule => new TimeRule(rule.Date, rule.Time, rule.Capacity))] : known?.Times ?? [],
            sheet.Closures is { } closures
                ? [.. closures.Select(closure => new Closure(closure.First, closure.Last, closure.EveryYear, Text(closure.Reason) ?? ""))] : known?.Closures
                    ?? []);
    }

    /// <summary>A session.</summary>
    public static Session Read(VenueSheet.SessionSheet session) => new(
        session.From, session.To, session.Minutes, session.Capacity,
        session.Procedures is { } offers ? [.. offers.Select(offer => new ProcedureOffer(offer.Procedure, offer.Capacity))] : [])
    {
        KeptForTelephone = session.KeptForTelephone ?? 0,
    };

    private static VenueSheet.SessionSheet Of(Session session) => new(
        session.From, session.To, session.Minutes, session.Capacity,
        session.Offers.IsEmpty ? null : [.. session.Offers.Select(offer => new VenueSheet.OfferSheet(offer.Procedure, offer.Capacity))],
        session.KeptForTelephone == 0 ? null : session.KeptForTelephone);

    private static BookingWindow Read(VenueSheet.WindowSheet window) =>
        new(window.FirstDay, window.LastDay, window.OpensDaysBefore, window.OpensAt ?? TimeOnly.MinValue, window.OpensFrom, window.ClosesDaysBefore,
            window.ClosesAt ?? TimeOnly.MinValue, [.. (window.LeadDays ?? []).Select(lead => new LeadTime(lead.Procedure, lead.Days))])
        {
            ClosesHoursBefore = window.ClosesHoursBefore,
            KeptUntilDaysBefore = window.KeptUntilDaysBefore,
            WebClosesHoursBefore = window.WebClosesHoursBefore,
        };

    private static WeeklyRule Read(VenueSheet.WeeklySheet rule, FieldList fields)
    {
        var days = rule.Days.Select(WeekdayWords.Day).ToList();
        var holidays = WeekdayWords.Holidays(rule.Holidays);
        if (days.Contains(null) || holidays is null) fields.Add("weekly", FieldProblem.Unknown);
        return new WeeklyRule([.. days.OfType<DayOfWeek>().Distinct()], [.. rule.WeeksOfMonth ?? []], rule.ValidFrom, rule.ValidTo, Read(rule.Session))
        {
            Holidays = holidays ?? HolidayRule.AsUsual,
        };
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
