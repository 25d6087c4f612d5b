using System.Globalization;
using OrleansBooking.Faults.Invariants;

namespace OrleansBooking.Faults.Drills;

/// <summary>The program of <c>./booking drill</c>.</summary>
public static class Drill
{
    private const string Usage = "usage: drill faults [--seeds N] [--first-seed N], or drill overload [--minutes N]";
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

        if (!Read(arguments, out var first, out var seeds))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        var results = new List<DrillResult>();
        for (var seed = first; seed < first + seeds; seed++)
        {
            await Console.Out.WriteLineAsync($"seed {seed}");
            var result = await new FaultDrill(seed, Console.Out).Run();
            results.Add(result);
            if (result.Violations.Count > 0) await Console.Out.WriteLineAsync(Judgement.Tell(result.Violations));
        }

        await Console.Out.WriteLineAsync(DrillResult.Table(results));
        return results.TrueForAll(result => result.Violations.Count == 0) ? 0 : 1;
    }

    private static bool Read(string[] arguments, out int first, out int seeds)
    {
        (first, seeds) = (Random.Shared.Next(1_000_000), DefaultSeeds);
        if (arguments.Length % 2 == 0 || arguments[0] != "faults") return false;
        for (var i = 1; i < arguments.Length; i += 2)
        {
            if (!int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            if (arguments[i] == "--seeds" && number > 0) seeds = number;
            else if (arguments[i] == "--first-seed") first = number;
            else return false;
        }

        return true;
    }
}
