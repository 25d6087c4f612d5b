using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;

namespace OrleansBooking.Faults.Drills;

/// <summary>What one seed showed.</summary>
/// <param name="Verdicts">Invocations by verdict.</param>
public sealed record DrillResult(
    int Seed, int Silos, IReadOnlyList<FaultKind> Faults, IReadOnlyDictionary<Verdict, int> Verdicts, IReadOnlyList<Violation> Violations, TimeSpan Took)
{
    /// <summary>One line a seed, for people.</summary>
    public static string Table(IEnumerable<DrillResult> results) => string.Join(
        '\n',
        [
            "| seed | silos | faults | acknowledged | refused | unknown | violations | seconds |",
            "| --- | --- | --- | --- | --- | --- | --- | --- |",
            .. results.Select(result =>
                $"| {result.Seed} | {result.Silos} | {string.Join(", ", result.Faults)} | {result.Of(Verdict.Accepted)} | {result.Of(Verdict.Refused)} "
                + $"| {result.Of(Verdict.Unknown)} | {result.Violations.Count} | {result.Took.TotalSeconds:0} |"),
        ]);

    private int Of(Verdict verdict) => Verdicts.GetValueOrDefault(verdict);
}
