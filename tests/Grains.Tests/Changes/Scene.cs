using System.Collections.Frozen;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Changes;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>A venue with 4 seats each half hour from 9 to 12, Monday to Saturday, as of Thursday 26 November 2026, 10:00.</summary>
internal static class Scene
{
    public static readonly DateOnly Today = new(2026, 11, 26);
    public static readonly DateOnly Monday = new(2026, 12, 14);
    public static readonly DateOnly Sunday = new(2026, 12, 13);
    public static readonly DateOnly Holiday = new(2027, 1, 11);

    public static readonly DateTimeOffset Now = CityClock.ToInstant(Today, new TimeOnly(10, 0));

    public static readonly FrozenDictionary<DateOnly, string> Holidays = new Dictionary<DateOnly, string> { [Holiday] = "成人の日" }.ToFrozenDictionary();

    public static VenueDefinition Hall { get; } = new(
        new VenueProfile("hall", "会場", "住所", "", null, "0120-000-123", null, ["card-pickup", "certificate-renewal"]),
        new BookingWindow(Today, Today.AddMonths(3), null, TimeOnly.MinValue, null, null, TimeOnly.MinValue, []),
        [new WeeklyRule([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday], [], Today, null, Session(9, 12, 30, 4))],
        [], [], []);

    public static Session Session(int from, int to, int minutes, int capacity) => new(new TimeOnly(from, 0), new TimeOnly(to, 0), minutes, capacity, []);

    public static TimeOnly At(int hour, int minute = 0) => new(hour, minute);

    /// <summary>People who are booked for a time, the latest first: their numbers fall from <paramref name="latest"/>.</summary>
    public static BookedTime Booked(DateOnly date, TimeOnly time, int people, long latest = 900, string procedure = "card-pickup", bool reachable = true) => new(
        date, time, people, [.. Enumerable.Range(0, people).Select(i => new DisplacedPerson(latest - i, date, time, procedure, reachable, false))]);

    /// <summary>What a change does to the hall.</summary>
    public static ChangeEffect Simulate(VenueEdit edit, BookedTime[]? booked = null, VenueDefinition? venue = null, ChangeLimits? limits = null)
    {
        var before = venue ?? Hall;
        var (after, refusal) = EditedVenue.Apply(before, edit, Holidays.Keys.ToFrozenSet());
        Assert.Null(refusal);
        return new ChangeSimulator(new ChangeSetting(Now, Holidays, limits ?? ChangeLimits.Default, CityUsual: 4)).Simulate(before, after!, edit, booked ?? []);
    }

    public static IEnumerable<WarningKind> Kinds(ChangeEffect effect) => effect.Warnings.Select(warning => warning.Kind);
}
