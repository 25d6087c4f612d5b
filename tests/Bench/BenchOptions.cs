using System.Globalization;
using OrleansBooking.Bench.Scenarios;

namespace OrleansBooking.Bench;

/// <summary>The command line: scenarios, <c>--rounds N</c>, <c>--seconds N</c>, <c>--json FILE</c>, <c>--svg FILE</c>.</summary>
public sealed record BenchOptions(IReadOnlyList<string> Scenarios, int Rounds, TimeSpan Turn, string? Json, string? Svg)
{
    /// <returns>Null after a message: the arguments make no sense.</returns>
    public static BenchOptions? Read(string[] args)
    {
        var options = new BenchOptions([], 5, TimeSpan.FromSeconds(3), null, null);
        var known = AllScenarios.Create().Select(scenario => scenario.Name).ToList();
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--rounds" when int.TryParse(value, CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
                    options = options with { Rounds = rounds };
                    i++;
                    break;
                case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0:
                    options = options with { Turn = TimeSpan.FromSeconds(seconds) };
                    i++;
                    break;
                case "--json" when value is not null:
                    options = options with { Json = value };
                    i++;
                    break;
                case "--svg" when value is not null:
                    options = options with { Svg = value };
                    i++;
                    break;
                case var name when known.Contains(name):
                    options = options with { Scenarios = [.. options.Scenarios, name] };
                    break;
                default:
                    Console.Error.WriteLine($"bench does not know '{args[i]}'; scenarios: {string.Join(", ", known)}; or footprint, desk; options: --rounds N, --seconds N, --json FILE, --svg FILE");
                    return null;
            }
        }

        return options;
    }
}
