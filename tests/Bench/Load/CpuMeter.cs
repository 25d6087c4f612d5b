using System.Globalization;

namespace OrleansBooking.Bench.Load;

/// <summary>Processor time by process, from the operating system; PostgreSQL is its server with all of its children.</summary>
public static class CpuMeter
{
    // Linux counts in hundredths of a second for user space.
    private const double Tick = 0.01;

    /// <summary>Seconds of one process since its start.</summary>
    public static double OfProcess(int id) => Read(id) is { } stat ? stat.Own : 0;

    /// <summary>Seconds of a process, of the children that it has and of those that it had.</summary>
    public static double OfFamily(int id)
    {
        var seconds = Read(id) is { } own ? own.Own + own.Ended : 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var child) && Read(child) is { } stat && stat.Parent == id) seconds += stat.Own;
        return seconds;
    }

    /// <summary>The parent of a process: the server of a PostgreSQL backend.</summary>
    public static int ParentOf(int id) => Read(id)?.Parent ?? throw new InvalidOperationException($"There is no process {id}.");

    private static (int Parent, double Own, double Ended)? Read(int id)
    {
        try
        {
            // The name in parentheses may hold spaces; what follows does not.
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            double Seconds(int first) => (long.Parse(fields[first], CultureInfo.InvariantCulture) + long.Parse(fields[first + 1], CultureInfo.InvariantCulture)) * Tick;
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), Seconds(11), Seconds(13));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
