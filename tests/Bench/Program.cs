using OrleansBooking.Bench;

string[] known = ["spread", "hot"];
var at = Array.IndexOf(args, "--json");
var json = at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
var wanted = args.Where((argument, i) => i != at && (at < 0 || i != at + 1)).ToList();
if (wanted.FirstOrDefault(scenario => !known.Contains(scenario)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"bench: there is no scenario '{unknown}'; there are {string.Join(", ", known)}");
    return 2;
}

await using var city = await BenchCity.Start();
var report = await BenchRun.Of(city, wanted.Count == 0 ? known : wanted);
await Console.Out.WriteLineAsync(report.Table());
if (json is not null) await File.WriteAllTextAsync(json, report.Json());
return report.Violations == 0 ? 0 : 1;
