using System.Globalization;
using OrleansBooking.Contracts.Changes;

namespace OrleansBooking.Web.Staff.Changes;

/// <summary>An effect as table and bars show it.</summary>
public sealed class EffectView(EffectAnswer effect)
{
    /// <summary>More days are summed up in one row.</summary>
    private const int MostDays = 31;

    private const int MostPeople = 20;
    private const double Width = 638;

    public IReadOnlyList<DayEffect> Days => [.. effect.Days.Take(MostDays)];

    public int MoreDays => Math.Max(0, effect.Days.Count - MostDays);

    public IReadOnlyList<EffectAnswer.Person> People => [.. effect.People.Take(MostPeople)];

    public int AllPeople => effect.People.Count;

    public DayEffect Total => new(
        default, effect.Days.Sum(day => day.SeatsBefore), effect.Days.Sum(day => day.SeatsAfter), effect.Days.Sum(day => day.Booked),
        effect.Days.Sum(day => day.Displaced), effect.Days.Sum(day => day.FreeAfter));

    public IReadOnlyList<EffectAnswer.Warning> Warnings => effect.Warnings;

    /// <summary>A length in the bar of a day, whose longest figure fills it.</summary>
    public static string Bar(DayEffect day, int seats)
    {
        ArgumentNullException.ThrowIfNull(day);
        var full = Math.Max(1, Math.Max(day.Booked, Math.Max(day.SeatsBefore, day.SeatsAfter)));
        return (Width * seats / full).ToString("0.#", CultureInfo.InvariantCulture);
    }
}
