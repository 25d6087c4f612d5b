using System.Collections.Immutable;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Venues;

namespace OrleansBooking.Grains.Changes;

/// <summary>Says what a change does before anything is saved: seats by day, people who lose theirs, what may be a slip. Pure.</summary>
/// <remarks>Of a time with more people than seats, those who booked last lose theirs: they had the least time to arrange themselves with it.</remarks>
public sealed class ChangeSimulator(ChangeSetting setting)
{
    /// <summary>The effect of replacing one definition by another.</summary>
    /// <param name="before">Null: the venue is new.</param>
    /// <param name="booked">Times with bookings; others count as empty.</param>
    public ChangeEffect Simulate(VenueDefinition? before, VenueDefinition after, VenueEdit edit, IReadOnlyList<BookedTime> booked)
    {
        var (old, next) = (Plan(before), Plan(after));
        var taken = booked.ToLookup(time => time.Date);
        var days = Touched(old, next, edit).Select(date => OfDay(date, old[date], next[date], taken[date])).ToList();
        var tooLate = booked.Where(time => !setting.IsPast(time.Date, time.Time)).Sum(time => TooLate(time, At(old, time), At(next, time)));

        var effect = new ChangeEffect([.. days.Select(day => day.Effect)], [.. days.SelectMany(day => day.Displaced)], [], NeedsApproval: false);
        var warnings = new ChangeWarnings(setting, before, after, edit)
            .Of(effect, [.. old.SelectMany(day => day)], [.. next.SelectMany(day => day)], days.Sum(day => day.LeftOut), tooLate);
        effect = effect with { Warnings = [.. warnings] };
        return setting.Limits.AreExceededBy(effect, setting.Recent)
            ? effect with { NeedsApproval = true, Warnings = effect.Warnings.Add(new ChangeWarning(WarningKind.AboveLimit)) }
            : effect;
    }

    private TouchedDay OfDay(DateOnly date, IEnumerable<PlannedSlot> old, IEnumerable<PlannedSlot> next, IEnumerable<BookedTime> taken)
    {
        var (was, becomes) = (old.ToDictionary(slot => slot.Time), next.ToDictionary(slot => slot.Time));
        var displaced = new List<DisplacedPerson>();
        var (booked, leftOut, free) = (0, 0, becomes.Values.Sum(slot => slot.Capacity));
        foreach (var time in taken)
        {
            var slot = becomes.GetValueOrDefault(time.Time);
            booked += time.Booked;
            free -= Math.Min(time.Booked, slot?.Capacity ?? 0);
            if (setting.IsPast(date, time.Time)) continue;
            displaced.AddRange(Losing(time, was.GetValueOrDefault(time.Time), slot));
            if (slot is { Capacity: > 0 }) leftOut += time.People.Count(person => !slot.Procedures.Contains(person.Procedure));
        }

        var effect = new DayEffect(
            date, was.Values.Sum(slot => slot.Capacity), becomes.Values.Sum(slot => slot.Capacity), booked, displaced.Count, free);
        return new TouchedDay(effect, [.. displaced.OrderBy(person => person.Time)], leftOut);
    }

    /// <summary>People who could still change by themselves, and afterwards could not, although their time stays.</summary>
    private int TooLate(BookedTime time, PlannedSlot? was, PlannedSlot? becomes) =>
        becomes is not { Capacity: > 0 } ? 0 : time.People.Count(person =>
            IsOpen(was, person.Procedure) && becomes.Procedures.Contains(person.Procedure) && !IsOpen(becomes, person.Procedure));

    private static PlannedSlot? At(ILookup<DateOnly, PlannedSlot> plan, BookedTime time) => plan[time.Date].FirstOrDefault(slot => slot.Time == time.Time);

    private bool IsOpen(PlannedSlot? slot, string procedure) =>
        slot is { Capacity: > 0 } && slot.Procedures.IndexOf(procedure) is >= 0 and var at && slot.ClosesAt[at] > setting.Now;

    private ILookup<DateOnly, PlannedSlot> Plan(VenueDefinition? venue) =>
        (venue is null ? [] : new Schedule(venue, setting.HolidayDates).Slots(setting.Today, setting.Through)).ToLookup(slot => slot.Date);

    private static IEnumerable<DateOnly> Touched(ILookup<DateOnly, PlannedSlot> old, ILookup<DateOnly, PlannedSlot> next, VenueEdit edit)
    {
        IEnumerable<DateOnly> own = edit switch
        {
            OpenSession open => [open.Date],
            SetSeats seats => [seats.Date],
            RestoreDay day => [day.Date],
            _ => [],
        };
        var differing = old.Concat(next).Select(day => day.Key).Distinct().Where(date => !SameSeats(old[date], next[date]));
        return differing.Union(own).Order();
    }

    // Openings and deadlines take nobody's seat: they are warnings, not days.
    private static bool SameSeats(IEnumerable<PlannedSlot> old, IEnumerable<PlannedSlot> next) =>
        old.Select(Seats).SequenceEqual(next.Select(Seats));

    private static string Seats(PlannedSlot slot)
    {
        var (procedures, shares) = (slot.Procedures.Order(), slot.Shares.Select(share => $"{share.Procedure}:{share.Capacity}").Order());
        return $"{slot.Time} {slot.Minutes} {slot.Capacity} {slot.Kept} {string.Join(',', procedures)} {string.Join(',', shares)}";
    }

    private static List<DisplacedPerson> Losing(BookedTime time, PlannedSlot? was, PlannedSlot? becomes)
    {
        var losing = Excess(time.People, time.Booked, was?.Capacity ?? 0, becomes?.Capacity ?? 0).ToList();
        foreach (var share in becomes?.Shares ?? [])
        {
            var people = time.People.Where(person => person.Procedure == share.Procedure).ToImmutableArray();
            var before = was?.Shares.FirstOrDefault(old => old.Procedure == share.Procedure)?.Capacity ?? int.MaxValue;
            losing.AddRange(Excess(people, people.Length, before, share.Capacity).Where(person => !losing.Contains(person)));
        }

        return losing;
    }

    /// <summary>Those who are beyond the seats afterwards and were not before.</summary>
    private static IEnumerable<DisplacedPerson> Excess(ImmutableArray<DisplacedPerson> people, int booked, int before, int after) =>
        people.Take(Math.Max(0, booked - after)).Skip(Math.Max(0, booked - before));

    private sealed record TouchedDay(DayEffect Effect, IReadOnlyList<DisplacedPerson> Displaced, int LeftOut);
}
