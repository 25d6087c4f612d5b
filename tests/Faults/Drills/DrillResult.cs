using System.Globalization;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;

namespace OrleansBooking.Faults.Drills;

/// <summary>What one seed showed.</summary>
/// <param name="Verdicts">Invocations by verdict.</param>
/// <param name="Mails">Copies that the mail server took meanwhile.</param>
public sealed record DrillResult(
    int Seed, int Silos, IReadOnlyList<FaultKind> Faults, IReadOnlyDictionary<Verdict, int> Verdicts, int Mails, IReadOnlyList<Violation> Violations, TimeSpan Took)
{
    public int Of(Verdict verdict) => Verdicts.GetValueOrDefault(verdict);

    /// <summary>One line for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"seed {Seed}: {Silos} silos; {string.Join(", ", Faults)}; {Of(Verdict.Accepted)} ok, {Of(Verdict.Refused)} refused, {Of(Verdict.Unknown)} unknown; "
        + $"{Mails} mails; {Violations.Count} violations; {Took.TotalSeconds:0.0} s");
}
