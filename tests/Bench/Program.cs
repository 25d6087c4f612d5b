using OrleansBooking.Bench;
using OrleansBooking.Bench.City;
using OrleansBooking.Bench.Desk;
using OrleansBooking.Bench.Footprint;
using OrleansBooking.Bench.Peer;
using OrleansBooking.Bench.Reports;
using OrleansBooking.Bench.Scenarios;

if (args is ["peer", var url, var keys])
{
    await PeerServer.Run(url, Environment.GetEnvironmentVariable("BENCH_PEER_CONNECTION")!, keys, Environment.GetEnvironmentVariable("BENCH_PEER_TOKEN")!);
    return 0;
}

if (args is ["footprint"])
{
    await FootprintRun.Run();
    return 0;
}

if (args is ["desk"])
{
    await DeskRun.Run();
    return 0;
}

if (BenchOptions.Read(args) is not { } options) return 2;
await using var city = await BenchCity.Start();
var scenarios = AllScenarios.Create().Where(scenario => options.Scenarios.Count == 0 || options.Scenarios.Contains(scenario.Name)).ToList();
var report = await new BenchRun(city, options.Rounds, options.Turn).Of(scenarios);
await Console.Out.WriteAsync(report.Table());
if (options.Json is { } json) await File.WriteAllTextAsync(json, report.Json());
if (options.Svg is { } svg) await File.WriteAllTextAsync(svg, RatioPicture.Svg(report.Comparisons));
return report.Violations == 0 ? 0 : 1;
