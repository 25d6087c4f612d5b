using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Changes;

/// <summary>Makes the change that takes another one back, without taking back what others changed since. Pure.</summary>
public static class UndoneChange
{
    /// <param name="before">The venue that the change was applied to.</param>
    /// <param name="current">The venue now, at <paramref name="revision"/>.</param>
    public static (VenueEdit? Edit, Refusal? Refusal) Of(
        VenueChange change, VenueDefinition? before, VenueDefinition current, long revision, FrozenSet<DateOnly> holidays)
    {
        if (change.State != ChangeState.Applied || before is null) return (null, Refusal.NotUndoable);
        if (DayOf(change.Edit) is { } date)
        {
            // Later changes of the same day stand on this one.
            var made = EditedVenue.Apply(before, change.Edit, holidays).After;
            if (made is null || Day(made, date) != Day(current, date)) return (null, Refusal.NotUndoable);
            return (new RestoreDay(date, RuleOf(before, date), TimesOf(before, date)), null);
        }

        if (change.Edit is CloseDays { Closure: var closure } && current.Closures.Contains(closure))
        {
            var reopened = before.Dates.Where(rule => rule.Date >= closure.First && rule.Date <= closure.Last && RuleOf(current, rule.Date) is null);
            return (new ReplaceVenue(current with { Closures = current.Closures.Remove(closure), Dates = [.. current.Dates, .. reopened] }), null);
        }

        return change.Revision == revision ? (new ReplaceVenue(before), null) : (null, Refusal.NotUndoable);
    }

    private static DateOnly? DayOf(VenueEdit edit) => edit switch
    {
        OpenSession open => open.Date,
        SetSeats seats => seats.Date,
        RestoreDay day => day.Date,
        _ => null,
    };

    private static string Day(VenueDefinition venue, DateOnly date) =>
        JsonSerializer.Serialize(new { Rule = RuleOf(venue, date), Times = TimesOf(venue, date).OrderBy(rule => rule.Time) });

    private static DateRule? RuleOf(VenueDefinition venue, DateOnly date) => venue.Dates.LastOrDefault(rule => rule.Date == date);

    private static ImmutableArray<TimeRule> TimesOf(VenueDefinition venue, DateOnly date) => [.. venue.Times.Where(rule => rule.Date == date)];
}
