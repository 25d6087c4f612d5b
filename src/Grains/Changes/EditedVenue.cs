using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Venues;

namespace OrleansBooking.Grains.Changes;

/// <summary>A venue with a change made to it. Pure.</summary>
public static class EditedVenue
{
    /// <summary>The venue afterwards, or the reason why the change makes no sense there.</summary>
    public static (VenueDefinition? After, Refusal? Refusal) Apply(VenueDefinition? venue, VenueEdit edit, FrozenSet<DateOnly> holidays)
    {
        var (after, refusal) = (venue, edit) switch
        {
            (_, ReplaceVenue replace) => (replace.Definition, null),
            (null, _) => ((VenueDefinition?)null, Refusal.NotFound),
            (_, OpenSession open) => (Open(venue, open, holidays), null),
            (_, SetSeats seats) => Set(venue, seats, holidays),
            (_, CloseDays close) => (Close(venue, close.Closure), null),
            (_, RestoreDay day) => (WithDay(venue, day.Date, day.Rule, day.Times), null),
            _ => throw new InvalidOperationException($"No way to apply {edit.GetType().Name}."),
        };
        if (after is null) return (null, refusal);
        var errors = VenueRules.Check(after);
        return errors.IsEmpty ? (after, null) : (null, Refusal.Invalid(errors));
    }

    /// <summary>A venue whose date has these sessions and seats.</summary>
    public static VenueDefinition WithDay(VenueDefinition venue, DateOnly date, DateRule? rule, ImmutableArray<TimeRule> times) => venue with
    {
        Dates = [.. venue.Dates.Where(other => other.Date != date), .. rule is null ? ImmutableArray<DateRule>.Empty : [rule]],
        Times = [.. venue.Times.Where(other => other.Date != date), .. times],
    };

    /// <summary>A venue without what was special about days that nobody looks back to.</summary>
    public static VenueDefinition Without(VenueDefinition venue, DateOnly before) => venue with
    {
        Dates = venue.Dates.RemoveAll(rule => rule.Date < before),
        Times = venue.Times.RemoveAll(rule => rule.Date < before),
    };

    /// <summary>The part of a session that lies outside another one: whole units before it and after it.</summary>
    public static IEnumerable<Session> Outside(Session session, TimeOnly from, TimeOnly to)
    {
        if (session.To <= from || session.From >= to)
        {
            yield return session;
            yield break;
        }

        var unit = session.Minutes;
        var before = from <= session.From ? 0 : (int)(from - session.From).TotalMinutes / unit;
        if (before > 0) yield return session with { To = session.From.AddMinutes(before * unit) };
        var skipped = ((int)(Later(to, session.From) - session.From).TotalMinutes + unit - 1) / unit;
        var rest = session.From.AddMinutes(skipped * unit);
        if (to < session.To && rest < session.To) yield return session with { From = rest };
    }

    private static VenueDefinition Open(VenueDefinition venue, OpenSession open, FrozenSet<DateOnly> holidays)
    {
        var session = open.Session;
        // A session that ends before it begins has no outside; the rules refuse it.
        IEnumerable<Session> others = session.To <= session.From
            ? []
            : new Schedule(venue, holidays).Sessions(open.Date).SelectMany(other => Outside(other, session.From, session.To));
        return WithDay(
            venue, open.Date, new DateRule(open.Date, [.. others.Append(session).OrderBy(other => other.From)]),
            [.. venue.Times.Where(rule => rule.Date == open.Date && (rule.Time < session.From || rule.Time >= session.To))]);
    }

    private static (VenueDefinition?, Refusal?) Set(VenueDefinition venue, SetSeats seats, FrozenSet<DateOnly> holidays)
    {
        if (!new Schedule(venue, holidays).Slots(seats.Date, seats.Date).Any(slot => slot.Time == seats.Time)) return (null, Refusal.NoSuchTime);
        var others = venue.Times.Where(rule => rule.Date != seats.Date || rule.Time != seats.Time);
        return (venue with { Times = [.. others, new TimeRule(seats.Date, seats.Time, seats.Capacity)] }, null);
    }

    private static VenueDefinition Close(VenueDefinition venue, Closure closure) => venue with
    {
        // A date's own sessions would win over the closure: closed means closed.
        Dates = closure.EveryYear ? venue.Dates : [.. venue.Dates.Where(rule => rule.Date < closure.First || rule.Date > closure.Last)],
        Closures = [.. venue.Closures, closure],
    };

    private static TimeOnly Later(TimeOnly a, TimeOnly b) => a > b ? a : b;
}
