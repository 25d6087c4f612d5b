namespace OrleansBooking.Contracts.Changes;

/// <summary>How large a change may be that one person makes alone; above it another one approves. The city sets this.</summary>
/// <param name="Percent">Of a day's seats, gained or lost.</param>
/// <param name="PercentFrom">So many seats may change whatever share of the day they are.</param>
/// <param name="SeatsOfDay">Seats of a day, gained or lost, whatever share they are.</param>
/// <param name="Displaced">People who lose their seats.</param>
[GenerateSerializer, Immutable, Alias("ChangeLimits")]
public sealed record ChangeLimits(int Percent, int PercentFrom, int SeatsOfDay, int Displaced)
{
    /// <summary>Until the city sets others.</summary>
    public static readonly ChangeLimits Default = new(Percent: 30, PercentFrom: 20, SeatsOfDay: 300, Displaced: 10);

    /// <summary>True if the effect is above a limit, alone or together with what the same person changed alone shortly before: many small slices are a
    /// large change.</summary>
    /// <remarks>What was above a limit by itself is no slice: it was let through by a right of its own, as an emergency closing.</remarks>
    public bool AreExceededBy(ChangeEffect effect, IReadOnlyList<ChangeEffect> before) =>
        AreExceededBy(effect) || (before.Where(earlier => !AreExceededBy(earlier)).ToList() is { Count: > 0 } slices && AreExceededBy(Together(effect, slices)));

    /// <summary>True if the effect is above a limit. What is ten times the usual always is.</summary>
    public bool AreExceededBy(ChangeEffect effect) =>
        effect.Displaced.Length > Displaced
        || effect.Days.Any(IsExceededBy)
        || effect.Warnings.Any(warning => warning.Kind == WarningKind.TenTimesUsual);

    // Days that only the earlier changes touched, and people whom only they displaced, were judged then.
    private static ChangeEffect Together(ChangeEffect effect, IReadOnlyList<ChangeEffect> before)
    {
        var gained = before.SelectMany(earlier => earlier.Days).GroupBy(day => day.Date)
            .ToDictionary(days => days.Key, days => days.Sum(day => day.SeatsAfter - day.SeatsBefore));
        return effect with
        {
            Days = [.. effect.Days.Select(day => day with { SeatsBefore = day.SeatsBefore - gained.GetValueOrDefault(day.Date) })],
            Displaced = effect.Displaced.IsEmpty ? []
                : [.. before.SelectMany(earlier => earlier.Displaced).Concat(effect.Displaced).DistinctBy(person => person.Number)],
        };
    }

    private bool IsExceededBy(DayEffect day)
    {
        var change = Math.Abs(day.SeatsAfter - day.SeatsBefore);
        return change > SeatsOfDay || (day.SeatsBefore > 0 && change > PercentFrom && change * 100L > (long)Percent * day.SeatsBefore);
    }
}
