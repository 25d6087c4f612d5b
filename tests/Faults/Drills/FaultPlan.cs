namespace OrleansBooking.Faults.Drills;

/// <summary>Which faults a seed brings, one after another: as many as fit into its time.</summary>
public static class FaultPlan
{
    private const int Most = 3;
    private const double Seconds = 6;

    // About how many seconds each keeps the drill busy.
    private static readonly Dictionary<FaultKind, double> Cost = new()
    {
        [FaultKind.KillSilo] = 3, [FaultKind.FreezeSilo] = 2, [FaultKind.BurySilo] = 6, [FaultKind.StopSilo] = 3, [FaultKind.KillApi] = 4, [FaultKind.KillWeb] = 4,
        [FaultKind.RestartPostgres] = 2, [FaultKind.StopPostgres] = 2, [FaultKind.KillPostgres] = 2,
        [FaultKind.CutLine] = 2, [FaultKind.ResetLines] = 1, [FaultKind.DelayLines] = 2, [FaultKind.SilenceLine] = 6,
        [FaultKind.MailRefuses] = 1, [FaultKind.MailHangs] = 1, [FaultKind.MailDrops] = 1,
        [FaultKind.SkewClock] = 3, [FaultKind.CutCapacity] = 1, [FaultKind.PowerCut] = 6,
    };

    /// <summary>The faults of a seed.</summary>
    public static IReadOnlyList<FaultKind> Of(Random random)
    {
        var all = Enum.GetValues<FaultKind>();
        var plan = new List<FaultKind>();
        for (var left = Seconds; plan.Count < Most;)
        {
            FaultKind[] fitting = [.. all.Where(kind => Cost[kind] <= left)];
            if (fitting.Length == 0) break;
            var kind = fitting[random.Next(fitting.Length)];
            plan.Add(kind);
            left -= Cost[kind];
        }

        return plan;
    }
}
