using System.Globalization;
using OrleansBooking.Faults.History;

namespace OrleansBooking.Faults.Drills;

/// <summary>What a run of seeds showed, as Markdown.</summary>
public static class DrillSummary
{
    /// <summary>A sentence, what each kind of fault was met with, and a line for each seed.</summary>
    /// <param name="took">Of the whole run, starts included.</param>
    public static string Of(IReadOnlyList<DrillResult> results, TimeSpan took)
    {
        int Sum(Verdict verdict) => results.Sum(result => result.Of(verdict));
        var red = results.Count(result => result.Violations.Count > 0);
        var kinds = results.SelectMany(result => result.Faults).GroupBy(kind => kind).OrderBy(kind => kind.Key);
        return string.Join('\n',
        [
            string.Create(CultureInfo.InvariantCulture,
                $"{results.Count} seeds ({results[0].Seed} to {results[^1].Seed}), {results.Sum(result => result.Faults.Count)} faults, {took.TotalMinutes:0.0} minutes: "
                + $"{Sum(Verdict.Accepted)} acknowledged, {Sum(Verdict.Refused)} refused, {Sum(Verdict.Unknown)} unknown until they were repeated, "
                + $"{results.Sum(result => result.Mails)} mails; {(red == 0 ? "no violation" : $"**{red} seeds with violations**")}."),
            "",
            "| fault | times |",
            "| --- | --- |",
            .. kinds.Select(kind => $"| {kind.Key} | {kind.Count()} |"),
            "",
            "| seed | silos | faults | ok | refused | unknown | mails | violations | seconds |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
            .. results.Select(result => string.Create(CultureInfo.InvariantCulture,
                $"| {result.Seed} | {result.Silos} | {string.Join(", ", result.Faults)} | {result.Of(Verdict.Accepted)} | {result.Of(Verdict.Refused)} "
                + $"| {result.Of(Verdict.Unknown)} | {result.Mails} | {result.Violations.Count} | {result.Took.TotalSeconds:0.0} |")),
            "",
        ]);
    }
}
