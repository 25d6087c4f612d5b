using System.Globalization;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Mails;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Faults.Waiting;

namespace OrleansBooking.Faults.Drills;

/// <summary>Does what a seed brings, and puts it right again; what must hold in between is checked here too.</summary>
public sealed class FaultActs(DrillRig rig, IReadOnlyList<SlotKey> slots, Random random, Action<Violation> found, TextWriter said)
{
    public const string EvictedEnds = "an evicted silo ends by itself";
    public const string CleanEnd = "a silo that is asked to stop ends with 0";

    private const int Dead = 6;
    private const int CutSlots = 40;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(180);

    /// <summary>A connection that went silent is given up by then.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(30);

    private Centre Centre => rig.Centre;

    public Task Do(FaultKind kind)
    {
        var number = random.Next(Centre.Silos.Count);
        var silo = Centre.Silos[number];
        if (silo.Silo.HasExited) silo.Silo.Relaunch();
        return kind switch
        {
            FaultKind.KillSilo => Marking(kind, number, () => KillAndRevive(silo)),
            FaultKind.FreezeSilo => Marking(kind, number, () => Freeze(silo)),
            FaultKind.BurySilo when Centre.Silos.Count > 1 => Marking(kind, number, () => Bury(silo)),
            FaultKind.BurySilo => Marking(FaultKind.FreezeSilo, number, () => Freeze(silo)),
            FaultKind.StopSilo => rig.During($"{kind} {number}", false, () => StopAndRevive(silo)),
            FaultKind.KillApi => rig.During($"{kind}", false, KillApi),
            FaultKind.KillWeb => rig.During($"{kind}", false, KillWeb),
            FaultKind.RestartPostgres => Marking(kind, null, () => Away(rig.Server.StopFast)),
            FaultKind.StopPostgres => Marking(kind, null, () => Away(rig.Server.StopImmediately)),
            FaultKind.KillPostgres => Marking(kind, null, () => Away(rig.Server.Kill)),
            FaultKind.CutLine => Marking(kind, number, () => OnLine(number, 0.5, 2.5, line => line.Cut())),
            FaultKind.ResetLines => Marking(kind, null, ResetLines),
            FaultKind.DelayLines => Marking(kind, null, DelayLines),
            FaultKind.SilenceLine => Marking(kind, number, () => OnLine(number, 1, 4, line => line.Silence()), Echo),
            FaultKind.MailRefuses => Mail(MailTrouble.Refuses),
            FaultKind.MailHangs => Mail(MailTrouble.Hangs),
            FaultKind.MailDrops => Mail(MailTrouble.Drops),
            FaultKind.SkewClock => rig.During($"{kind}", false, SkewClock),
            FaultKind.CutCapacity => rig.During($"{kind}", false, () => Probes.CutCapacity(rig.Server.Owner, [.. slots.Take(CutSlots)])),
            FaultKind.PowerCut => Marking(kind, null, PowerCut),
            _ => throw new InvalidOperationException($"Nobody knows how to do {kind}."),
        };
    }

    /// <summary>Everything is as it should be again, and serves.</summary>
    public async Task Heal()
    {
        foreach (var line in rig.Lines) line.Heal();
        rig.Mails.Make(MailTrouble.None);
        rig.Clock.Set(TimeSpan.Zero);
        await Probes.RestoreCapacity(rig.Server.Owner);
        await Task.WhenAll(Centre.Silos.Append(Centre.Api).Select(Revive).Append(Centre.Web!.UntilServing()));
    }

    private Task Marking(FaultKind kind, int? silo, Func<Task> happens, TimeSpan after = default) => rig.During($"{kind} {silo}".TrimEnd(), true, happens, after);

    // Its supervisor starts it at once; the others serve meanwhile.
    private async Task KillAndRevive(FaultCity silo)
    {
        await silo.Silo.Kill();
        if (Centre.Silos.Count == 1) await Revive(silo);
        else silo.Silo.Relaunch();
    }

    /// <summary>What a supervisor does: starts what has ended, again if it ends again (PostgreSQL may not be there yet). Returns when it is ready.</summary>
    private static async Task Revive(FaultCity node)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            if (node.Silo.HasExited) node.Silo.Relaunch();
            try
            {
                await node.Silo.UntilReady();
                return;
            }
            catch (TimeoutException) when (node.Silo.HasExited && !limit.IsCancellationRequested)
            {
                // Once more.
            }
        }
    }

    private async Task Freeze(FaultCity silo)
    {
        silo.Silo.Freeze();
        await Task.Delay(Between(0.2, 2));
        silo.Silo.Thaw();
        await UntilItKnows(silo);
    }

    private async Task Bury(FaultCity silo)
    {
        await Revive(silo);
        silo.Silo.Freeze();
        var took = await Patience.Until(() => IsBuried(silo), Limit, "the frozen silo's death in the membership table", () => Centre.Errors);
        await said.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  buried after {took.TotalSeconds:0.0} s"));
        silo.Silo.Thaw();
        await UntilItKnows(silo);
    }

    /// <summary>A silo that was buried while it was frozen ends by itself, as it must; its supervisor starts it again.</summary>
    private async Task UntilItKnows(FaultCity silo)
    {
        try
        {
            // The last entry may be of the life before this one, where it was frozen at its start: then its own comes.
            await Patience.Until(async () => silo.Silo.HasExited || !await IsBuried(silo), Limit, "the end of the buried silo", () => silo.Silo.Output);
        }
        catch (TimeoutException stays)
        {
            found(new Violation(EvictedEnds, stays.Message));
            await silo.Silo.Kill();
        }

        await Revive(silo);
    }

    private async Task<bool> IsBuried(FaultCity silo)
    {
        await using var query = rig.Server.Owner.CreateCommand(
            $"select status from orleans.orleansmembershiptable where port = {silo.Silo.SiloPort} order by starttime desc, generation desc limit 1");
        return await query.ExecuteScalarAsync() is Dead;
    }

    private async Task StopAndRevive(FaultCity silo)
    {
        await Revive(silo);
        var code = await silo.Silo.Stop();
        if (code != 0) found(new Violation(CleanEnd, $"it ended with {code}"));
        if (Centre.Silos.Count == 1) await Revive(silo);
        else silo.Silo.Relaunch();
    }

    private async Task KillApi()
    {
        await Centre.Api.Silo.Kill();
        await Revive(Centre.Api);
    }

    /// <summary>At the last page; the form is sent, and the node dies a moment later, or just before.</summary>
    private async Task KillWeb()
    {
        var web = Centre.Web!;
        using var visit = rig.Visitors.TryDequeue(out var person) ? new PageVisit(rig.History, web.Address, Citizens.Invited(person), slots[random.Next(slots.Count)]) : null;
        var there = visit is not null && await visit.ToCheck();
        var before = random.Next(4) == 0;
        var booking = there && !before ? visit!.Book() : Task.CompletedTask;
        await Task.Delay(random.Next(25));
        await web.Kill();
        web.Relaunch();
        if (there && before) booking = visit!.Book();
        await web.UntilServing();
        await booking;
    }

    private async Task Away(Func<Task> goAway)
    {
        await goAway();
        await Task.Delay(Between(0, 1.5));
        await rig.Server.StartAgain();
    }

    private async Task OnLine(int number, double least, double most, Action<Lines.Line> trouble)
    {
        trouble(rig.Lines[number]);
        await Task.Delay(Between(least, most));
        rig.Lines[number].Heal();
    }

    private Task ResetLines()
    {
        foreach (var line in rig.Lines) line.Reset();
        return Task.CompletedTask;
    }

    private async Task DelayLines()
    {
        foreach (var line in rig.Lines) line.Delay(Between(0.01, 0.15));
        await Task.Delay(Between(1, 2));
        foreach (var line in rig.Lines) line.Delay(TimeSpan.Zero);
    }

    private Task Mail(MailTrouble trouble) => rig.During($"mail {trouble}", false, () =>
    {
        rig.Mails.Make(trouble);
        return Task.CompletedTask;
    });

    private async Task SkewClock()
    {
        rig.Clock.Set(Between(1.5, 5) * (random.Next(2) == 0 ? 1 : -1));
        await Task.Delay(Between(1.5, 3));
        rig.Clock.Set(TimeSpan.Zero);
    }

    private async Task PowerCut()
    {
        await Task.WhenAll([.. Centre.Silos.Append(Centre.Api).Select(node => node.Silo.Kill()), Centre.Web!.Kill(), rig.Server.Kill()]);
        await rig.Server.StartAgain();
        Centre.Web.Relaunch();
        await Task.WhenAll(Centre.Silos.Append(Centre.Api).Select(Revive));
        await Centre.Web.UntilServing();
    }

    private TimeSpan Between(double least, double most) => TimeSpan.FromSeconds(least + (random.NextDouble() * (most - least)));
}
