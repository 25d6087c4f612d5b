using System.Diagnostics;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Faults.Drills;

/// <summary>One seed: one or two silos and PostgreSQL under load, faults one after another, then the same judgement as the tests'.</summary>
public sealed class FaultDrill(int seed, TextWriter said)
{
    public const string EvictedEnds = "an evicted silo ends with 70";
    public const string Resumes = "bookings resume by themselves";

    private const int Faults = 6;
    private const int Workers = 48;
    private const int Between = 150;
    private const int Dead = 6;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestFreeze = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromSeconds(6);

    private readonly Random _random = new(seed);
    private readonly HistoryRecorder _history = new();
    private readonly List<Violation> _violations = [];

    public async Task<DrillResult> Run()
    {
        var started = Stopwatch.GetTimestamp();
        var kinds = Enumerable.Range(0, Faults).Select(_ => (FaultKind)_random.Next(Enum.GetValues<FaultKind>().Length)).ToList();
        var silos = 1 + _random.Next(2);
        await using var server = await OwnPostgres.Start();
        await using var city = await FaultCity.Start(server.Connections);
        await using var second = silos == 2 ? await city.Join() : null;
        FaultCity[] all = second is null ? [city] : [city, second];
        var clients = await Task.WhenAll(all.Select(silo => city.SignIn("operator", at: silo)));
        var load = new BookingLoad(_history, await FaultCity.OpenSlots(server.Owner, seed), seed);
        using var stop = new CancellationTokenSource();
        var running = load.Run(worker => clients[worker % clients.Length], Workers, stop.Token);
        try
        {
            foreach (var kind in kinds)
            {
                await _history.UntilAccepted(_history.Accepted + Between + _random.Next(Between), Limit);
                await said.WriteLineAsync($"  {kind}");
                await Do(kind, server, all[_random.Next(all.Length)]);
            }

            await _history.UntilAccepted(_history.Accepted + Between, Limit);
        }
        catch (TimeoutException missing)
        {
            _violations.Add(new Violation(Resumes, missing.Message));
        }

        await stop.CancelAsync();
        await running;
        await Repeats.Send(_history, clients[0], accepted: 300);
        _violations.AddRange(await Judgement.Of(server.Owner, city.Keys, _history));
        if (_violations.Count > 0) foreach (var silo in all) await said.WriteLineAsync(silo.Errors);
        foreach (var client in clients) client.Dispose();
        return new DrillResult(
            seed, silos, kinds, _history.All.GroupBy(one => one.Answer!.Verdict).ToDictionary(group => group.Key, group => group.Count()),
            _violations, Stopwatch.GetElapsedTime(started));
    }

    private async Task Do(FaultKind kind, OwnPostgres server, FaultCity city)
    {
        switch (kind)
        {
            case FaultKind.KillSilo:
                await city.Silo.Kill();
                await city.Silo.StartAgain();
                break;
            case FaultKind.FreezeSilo:
                city.Silo.Freeze();
                await Task.Delay(_random.NextDouble() * LongestFreeze);
                city.Silo.Thaw();
                await UntilServing(server, city);
                break;
            case FaultKind.StopPostgres:
                await server.StopImmediately();
                await Task.Delay(_random.NextDouble() * LongestAbsence);
                await server.StartAgain();
                break;
            default:
                await server.Kill();
                await Task.Delay(_random.NextDouble() * LongestAbsence);
                await server.StartAgain();
                break;
        }
    }

    /// <summary>A silo that was buried while it was frozen ends by itself, as it must; its supervisor starts it again.</summary>
    private async Task UntilServing(OwnPostgres server, FaultCity city)
    {
        await using var query = server.Owner.CreateCommand(
            $"select status from orleans.orleansmembershiptable where port = {city.Silo.SiloPort} order by generation desc limit 1");
        if ((int)(await query.ExecuteScalarAsync())! == Dead)
        {
            var code = await city.Silo.UntilExit();
            if (code != ProcessEnd.EvictedCode) _violations.Add(new Violation(EvictedEnds, $"code {code}: {city.Silo.Output[^Math.Min(2000, city.Silo.Output.Length)..]}"));
            await city.Silo.StartAgain();
        }

        await city.Silo.UntilReady();
    }
}
