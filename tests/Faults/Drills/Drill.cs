using System.Diagnostics;
using System.Globalization;

namespace OrleansBooking.Faults.Drills;

/// <summary>The program of <c>./booking drill</c>.</summary>
public static class Drill
{
    private const string Usage = "usage: drill faults [--seeds N] [--first-seed N] [--summary FILE], or drill overload [--minutes N]";
    private const int DefaultSeeds = 5;
    private const int DefaultMinutes = 5;

    /// <returns>The exit code: 0 if everything held every rule, 1 if not, 2 if the arguments are not understood.</returns>
    public static async Task<int> Run(string[] arguments)
    {
        if (arguments is ["overload", .. var rest])
        {
            int? minutes = rest switch
            {
                [] => DefaultMinutes,
                ["--minutes", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 => given,
                _ => null,
            };
            if (minutes is { } length) return await new OverloadDrill(TimeSpan.FromMinutes(length), Console.Out).Run() ? 0 : 1;
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (Read(arguments) is not var (first, seeds, file))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var started = Stopwatch.GetTimestamp();
        string Summary(IReadOnlyList<DrillResult> results) => DrillSummary.Of(results, Stopwatch.GetElapsedTime(started));
        // After each seed: a run that is broken off leaves what it has seen.
        var results = await new DrillRun(Console.Out, file is null ? null : known => File.WriteAllTextAsync(file, Summary(known))).Run(first, seeds);
        await Console.Out.WriteLineAsync(Summary(results));
        return results.All(result => result.Violations.Count == 0) ? 0 : 1;
    }

    private static (int First, int Seeds, string? File)? Read(string[] arguments)
    {
        if (arguments.Length % 2 == 0 || arguments[0] != "faults") return null;
        var (first, seeds, file) = (Random.Shared.Next(1_000_000), DefaultSeeds, (string?)null);
        for (var i = 1; i < arguments.Length; i += 2)
        {
            var value = arguments[i + 1];
            var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            switch (arguments[i])
            {
                case "--seeds" when isNumber && number > 0: seeds = number; break;
                case "--first-seed" when isNumber: first = number; break;
                case "--summary": file = value; break;
                default: return null;
            }
        }

        return (first, seeds, file);
    }
}
