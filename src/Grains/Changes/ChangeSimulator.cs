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
        var taken = booked.ToDictionary(time => (time.Date, time.Time));
        var days = ImmutableArray.CreateBuilder<DayEffect>();
        var displaced = ImmutableArray.CreateBuilder<DisplacedPerson>();
        var (leftOut, tooLate) = (0, 0);
        foreach (var date in Touched(old, next, edit))
        {
            var (was, becomes) = (old[date].ToDictionary(slot => slot.Time), next[date].ToDictionary(slot => slot.Time));
            var people = new List<DisplacedPerson>();
            var free = becomes.Values.Sum(slot => slot.Capacity);
            foreach (var time in taken.Values.Where(time => time.Date == date))
            {
                var slot = becomes.GetValueOrDefault(time.Time);
                free -= Math.Min(time.Booked, slot?.Capacity ?? 0);
                if (setting.IsPast(date, time.Time)) continue;
                people.AddRange(Losing(time, was.GetValueOrDefault(time.Time), slot));
                if (slot is { Capacity: > 0 }) leftOut += time.People.Count(person => !slot.Procedures.Contains(person.Procedure));
            }

            displaced.AddRange(people.OrderBy(person => person.Time));
            days.Add(new DayEffect(
                date, was.Values.Sum(slot => slot.Capacity), becomes.Values.Sum(slot => slot.Capacity),
                taken.Values.Where(time => time.Date == date).Sum(time => time.Booked), people.Count, free));
        }

        foreach (var time in taken.Values.Where(time => !setting.IsPast(time.Date, time.Time)))
        {
            var (was, becomes) = (old[time.Date].FirstOrDefault(slot => slot.Time == time.Time), next[time.Date].FirstOrDefault(slot => slot.Time == time.Time));
            tooLate += time.People.Count(person => IsOpen(was, person.Procedure) && becomes is { Capacity: > 0 } && becomes.Procedures.Contains(person.Procedure) && !IsOpen(becomes, person.Procedure));
        }

        var effect = new ChangeEffect(days.ToImmutable(), displaced.ToImmutable(), [], NeedsApproval: false);
        effect = effect with { Warnings = [.. new ChangeWarnings(setting, before, after, edit).Of(effect, [.. old.SelectMany(day => day)], [.. next.SelectMany(day => day)], leftOut, tooLate)] };
        return setting.Limits.AreExceededBy(effect)
            ? effect with { NeedsApproval = true, Warnings = effect.Warnings.Add(new ChangeWarning(WarningKind.AboveLimit)) }
            : effect;
    }

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

    private static string Seats(PlannedSlot slot) =>
        $"{slot.Time} {slot.Minutes} {slot.Capacity} {slot.Kept} {string.Join(',', slot.Procedures.Order())} {string.Join(',', slot.Shares.Select(share => $"{share.Procedure}:{share.Capacity}").Order())}";

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
}
