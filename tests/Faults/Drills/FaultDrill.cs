using System.Diagnostics;
using System.Globalization;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Servers;

namespace OrleansBooking.Faults.Drills;

/// <summary>One seed: load, faults one after another, everything put right, and then the judgement of all that happened so far.</summary>
public sealed class FaultDrill(DrillRig rig, int seed, TextWriter said)
{
    public const string Resumes = "bookings resume by themselves";

    private const int Workers = 24;
    private const int Between = 40;
    private const int Slots = 300;
    private const int PeoplePerSeed = 1_000_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly Random _random = new(seed);
    private readonly List<Violation> _violations = [];

    public async Task<DrillResult> Run()
    {
        var started = Stopwatch.GetTimestamp();
        var kinds = FaultPlan.Of(_random);
        var slots = (await FaultCity.OpenSlots(rig.Server.Owner, seed)).Take(Slots).ToList();
        var (sent, copies) = (rig.History.All.Count, rig.Mails.Copies.Count);
        var load = new BookingLoad(rig.History, slots, seed)
        {
            Invited = DrillRig.Invited, FirstPerson = seed % 80 * PeoplePerSeed, Pause = TimeSpan.FromMilliseconds(40),
        };
        using var stop = new CancellationTokenSource();
        var running = Task.WhenAll(load.Run(_ => rig.Client, Workers, stop.Token), Visit(slots, stop.Token));
        var acts = new FaultActs(rig, slots, _random, _violations.Add, said);
        try
        {
            foreach (var kind in kinds)
            {
                await UntilMore(Between);
                await Timed($"{kind}", () => acts.Do(kind));
            }

            await Timed("healed", acts.Heal);
            await Timed("serving", () => UntilMore(2 * Between));
        }
        catch (TimeoutException missing)
        {
            _violations.Add(new Violation(Resumes, missing.Message));
            await acts.Heal();
        }

        await stop.CancelAsync();
        await Timed("answered", () => running);
        await Timed("repeated", () => Repeats.Send(rig.History, rig.Client, accepted: 60));
        await Timed("judged", async () => _violations.AddRange(await rig.Judge()));
        if (_violations.Count > 0) await said.WriteLineAsync(rig.Centre.Errors);
        var verdicts = rig.History.All.Skip(sent).GroupBy(one => one.Answer?.Verdict ?? Verdict.Unknown).ToDictionary(group => group.Key, group => group.Count());
        return new DrillResult(
            seed, rig.Centre.Silos.Count, kinds, verdicts, rig.Mails.Copies.Count - copies, _violations, Stopwatch.GetElapsedTime(started));
    }

    private async Task Timed(string what, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        await said.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what} {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"));
    }

    private Task UntilMore(int accepted) => rig.History.UntilAccepted(rig.History.Accepted + accepted, Limit);

    private async Task Visit(List<SlotKey> slots, CancellationToken stop)
    {
        var random = new Random(seed);
        while (!stop.IsCancellationRequested && rig.Visitors.TryDequeue(out var person))
        {
            using var visit = new PageVisit(rig.History, rig.Centre.Web!.Address, Citizens.Invited(person), slots[random.Next(slots.Count)]);
            if (await visit.ToCheck()) await visit.Book();
            await Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None);
        }
    }
}
