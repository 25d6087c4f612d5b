using System.Globalization;

namespace OrleansBooking.Bench.Footprint;

/// <summary>What a silo's own figures and the operating system say of its memory.</summary>
/// <param name="Resident">Bytes in memory.</param>
/// <param name="Allocated">Bytes allocated on the managed heap since the start.</param>
public sealed record SiloFigures(long Resident, double Allocated)
{
    public static async Task<SiloFigures> Read(int process, int metricsPort)
    {
        using var http = new HttpClient();
        var figures = await http.GetStringAsync(new Uri($"http://127.0.0.1:{metricsPort}/metrics"));
        var allocated = figures.Split('\n').First(line => line.StartsWith("dotnet_gc_heap_total_allocated", StringComparison.Ordinal)).Split(' ')[1];
        var resident = (await File.ReadAllLinesAsync($"/proc/{process}/status")).First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kilobytes = resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return new(long.Parse(kilobytes, CultureInfo.InvariantCulture) * 1024, double.Parse(allocated, CultureInfo.InvariantCulture));
    }
}
