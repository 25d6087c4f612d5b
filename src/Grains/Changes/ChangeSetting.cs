using System.Collections.Frozen;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;

namespace OrleansBooking.Grains.Changes;

/// <summary>What a simulation stands on besides the venue.</summary>
/// <param name="Holidays">National holidays with their names.</param>
/// <param name="CityUsual">Seats of a usual time in the whole city, for venues that have none yet; 0: unknown.</param>
public sealed record ChangeSetting(DateTimeOffset Now, FrozenDictionary<DateOnly, string> Holidays, ChangeLimits Limits, int CityUsual)
{
    /// <summary>As far as slots are planned.</summary>
    public const int HorizonDays = 400;

    public const int SliceHours = 24;

    /// <summary>What the author changed at the venue without a second person in the last <see cref="SliceHours"/> hours: it counts too.</summary>
    public IReadOnlyList<ChangeEffect> Recent { get; init; } = [];

    private DateTime City => CityClock.ToCity(Now);

    public DateOnly Today => DateOnly.FromDateTime(City);

    public DateOnly Through => Today.AddDays(HorizonDays);

    public FrozenSet<DateOnly> HolidayDates => Holidays.Keys.ToFrozenSet();

    /// <summary>True if the time has begun.</summary>
    public bool IsPast(DateOnly date, TimeOnly time) => date.ToDateTime(time) <= City;
}
