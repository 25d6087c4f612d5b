using System.Collections.Immutable;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Venues;

/// <summary>Checks a venue definition before anything is stored.</summary>
public static class VenueRules
{
    private const int LongestSpanDays = 400;
    private const int WeeksOfMonth = 5;

    /// <summary>Everything that is wrong; empty if nothing is.</summary>
    public static ImmutableArray<FieldError> Check(VenueDefinition venue)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var profile = venue.Profile;
        if (!CityId.IsWellFormed(profile.Id)) errors.Add(new FieldError("id", FieldProblem.Malformed));
        Text("name", profile.Name, 100);
        Text("address", profile.Address, 200);
        Text("access", profile.Access, 400, required: false);
        Text("sameDayPhone", profile.SameDayPhone, 40);
        Text("walkIn", profile.WalkIn, 400, required: false);
        if (profile.MapUrl is { } map && !IsWebAddress(map)) errors.Add(new FieldError("mapUrl", FieldProblem.Malformed));
        if (profile.Procedures.IsEmpty || !profile.Procedures.All(CityId.IsWellFormed)) errors.Add(new FieldError("procedures", FieldProblem.Malformed));
        Window(venue.Window);

        if (venue.Weekly.Any(rule => rule.Days.IsEmpty || rule.WeeksOfMonth.Any(week => week is < 1 or > WeeksOfMonth) || rule.ValidTo <= rule.ValidFrom))
            errors.Add(new FieldError("weekly", FieldProblem.Malformed, WeeksOfMonth));
        foreach (var session in venue.Weekly.Select(rule => rule.Session).Concat(venue.Dates.SelectMany(rule => rule.Sessions))) OfSession(session);
        if (venue.Times.Any(rule => rule.Capacity is < 0 or > Session.MostSeats))
            errors.Add(new FieldError("capacity", FieldProblem.Malformed, Session.MostSeats));
        if (venue.Closures.Any(closure => (!closure.EveryYear && closure.Last < closure.First) || closure.Reason is not { Length: > 0 and <= 100 }))
            errors.Add(new FieldError("closures", FieldProblem.Malformed));
        return errors.ToImmutable();

        void Text(string field, string? value, int limit, bool required = true)
        {
            if (required && string.IsNullOrWhiteSpace(value)) errors.Add(new FieldError(field, FieldProblem.Required));
            else if (value?.Length > limit) errors.Add(new FieldError(field, FieldProblem.TooLong, limit, value.Length));
            else if (value is not null && TypedText.HasForbidden(value)) errors.Add(new FieldError(field, FieldProblem.ControlCharacters));
        }

        void Window(BookingWindow window)
        {
            if (window.LastDay < window.FirstDay || window.LastDay.DayNumber - window.FirstDay.DayNumber > LongestSpanDays)
                errors.Add(new FieldError("window", FieldProblem.Malformed, LongestSpanDays));
            if (window.ClosesHoursBefore is < 0 or > LongestSpanDays * 24) errors.Add(new FieldError("window", FieldProblem.Malformed, LongestSpanDays));
            if (window.WebClosesHoursBefore is < 0 or > LongestSpanDays * 24) errors.Add(new FieldError("window", FieldProblem.Malformed, LongestSpanDays));
            if (window.KeptUntilDaysBefore is < 0 or > LongestSpanDays) errors.Add(new FieldError("window", FieldProblem.Malformed, LongestSpanDays));
            if (window.DaysAhead is < 0 or > LongestSpanDays || window.ClosesDaysBefore is < 0 or > LongestSpanDays)
                errors.Add(new FieldError("window", FieldProblem.Malformed, LongestSpanDays));
            if (window.LeadDays.Any(lead => lead.Days is < 0 or > LongestSpanDays))
                errors.Add(new FieldError("leadDays", FieldProblem.Malformed, LongestSpanDays));
            if (window.LeadDays.Any(lead => !profile.Procedures.Contains(lead.Procedure))) errors.Add(new FieldError("leadDays", FieldProblem.Unknown));
        }

        void OfSession(Session session)
        {
            if (session.To <= session.From) errors.Add(new FieldError("to", FieldProblem.Malformed));
            else if (session.Minutes is < 5 or > 480 || (session.To - session.From).TotalMinutes % session.Minutes != 0)
                errors.Add(new FieldError("minutes", FieldProblem.Malformed, NearestUnit(session)));
            if (session.Capacity is < 0 or > Session.MostSeats || session.Offers.Any(offer => offer.Capacity is < 0 or > Session.MostSeats))
                errors.Add(new FieldError("capacity", FieldProblem.Malformed, Session.MostSeats));
            if (session.KeptForTelephone < 0 || session.KeptForTelephone > Math.Max(session.Capacity, 0))
                errors.Add(new FieldError("keptForTelephone", FieldProblem.Malformed, session.Capacity));
            if (session.Offers.Any(offer => !profile.Procedures.Contains(offer.Procedure))) errors.Add(new FieldError("procedures", FieldProblem.Unknown));
        }
    }

    /// <summary>The unit nearest to the wanted one that divides the session, to be proposed; null if none does.</summary>
    private static int? NearestUnit(Session session)
    {
        var length = (int)(session.To - session.From).TotalMinutes;
        var fitting = Enumerable.Range(5, 476).Where(unit => length % unit == 0).ToList();
        return fitting.Count == 0 ? null : fitting.MinBy(unit => Math.Abs(unit - session.Minutes));
    }

    // It becomes a link on the pages: nothing but an address to go to.
    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
