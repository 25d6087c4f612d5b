namespace OrleansBooking.Bench.Scenarios;

/// <summary>All scenarios, in the order of the table.</summary>
public static class AllScenarios
{
    private const string SealsLate = "/late";
    private const string Cached = "/cached";

    public static IReadOnlyList<IScenario> Create() =>
    [
        new SpreadScenario(),
        new ColdScenario(),
        new HotScenario("hot", connections: 64),
        new HotScenario("hot-256", connections: 256),
        new SoldOutScenario("sold-out", ""),
        new SoldOutScenario("sold-out-late", SealsLate),
        new RushScenario("rush", ""),
        new RushScenario("rush-late", SealsLate),
        new MonthScenario("month", ""),
        new MonthScenario("month-cached", Cached),
        new MoveScenario(),
        new OpeningDayScenario(),
        new MonthScenario("page", "", page: true),
    ];
}
