using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Waiting;

namespace OrleansBooking.Faults.Drills;

/// <summary>Seeds one after another, ten to a rig: starting PostgreSQL and the silos for each of them would take longer than the drill itself.</summary>
/// <param name="progress">Called after each seed with all results so far, or null.</param>
public sealed class DrillRun(TextWriter said, Func<IReadOnlyList<DrillResult>, Task>? progress = null)
{
    public const string MailsGoOut = "every notice goes out in the end";

    private const int SeedsPerRig = 10;
    private static readonly TimeSpan MailLimit = TimeSpan.FromSeconds(120);

    /// <summary>Runs them; those of the same ten share a rig, whose number of silos the first of the ten says. A rig in which something was wrong is not used again.</summary>
    public async Task<IReadOnlyList<DrillResult>> Run(int first, int seeds)
    {
        var results = new List<DrillResult>();
        for (var seed = first; seed < first + seeds;)
        {
            var end = Math.Min(first + seeds, ((seed / SeedsPerRig) + 1) * SeedsPerRig);
            seed = await RunSome(seed, end, results);
        }

        return results;
    }

    /// <returns>The first seed that was not run.</returns>
    private async Task<int> RunSome(int seed, int end, List<DrillResult> results)
    {
        await using var rig = await DrillRig.Start(SilosOf(seed));
        while (seed < end)
        {
            var result = await new FaultDrill(rig, seed, said).Run();
            seed++;
            if (seed == end) result = result with { Violations = [.. result.Violations, .. await SendTheRest(rig)] };
            results.Add(result);
            await said.WriteLineAsync(result.ToString());
            if (progress is not null) await progress(results);
            if (result.Violations.Count == 0) continue;
            await said.WriteLineAsync(Judgement.Tell(result.Violations));
            await said.WriteLineAsync($"the history is kept: {rig.KeepHistory()}");
            break;
        }

        return seed;
    }

    /// <summary>1 to 3, mostly 3; the same for all seeds of a ten.</summary>
    private static int SilosOf(int seed) => new Random(seed / SeedsPerRig).Next(6) switch { 0 => 1, 1 or 2 => 2, _ => 3 };

    /// <summary>What waits after a failed attempt is sent now, as an administrator would after a fault of the server; then every notice has its mail.</summary>
    private static async Task<IReadOnlyList<Violation>> SendTheRest(DrillRig rig)
    {
        try
        {
            await using var hurry = rig.Server.Owner.CreateCommand("update booking.notice set next_attempt_at = now() where state = 'pending' and next_attempt_at > now()");
            await using var waiting = rig.Server.Owner.CreateCommand("select count(*) from booking.notice where state = 'pending'");
            var left = 0L;
            await Patience.Until(
                async () =>
                {
                    await hurry.ExecuteNonQueryAsync();
                    return (left = (long)(await waiting.ExecuteScalarAsync())!) == 0;
                },
                MailLimit, "the end of pending notices", () => $"{left} are left");
            return await MailInvariants.Check(rig.Server.Owner, rig.Mails, rig.Windows);
        }
        catch (TimeoutException missing)
        {
            return [new Violation(MailsGoOut, missing.Message)];
        }
    }
}
