using System.Diagnostics;
using System.Text;

namespace OrleansBooking.Bench;

/// <summary>One turn of bookings over 64 connections, each waiting for its answer before the next request.</summary>
public static class LoadTurn
{
    private const int Connections = 64;

    /// <summary>Books for <paramref name="length"/>.</summary>
    public static async Task<TurnResult> Run(BenchCity city, bool hot, TimeSpan length)
    {
        var started = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, Connections).Select(worker => Task.Run(() => Work(city, hot, worker, started, length))).ToList();
        var latencies = (await Task.WhenAll(workers)).SelectMany(worker => worker).ToArray();
        var elapsed = Stopwatch.GetElapsedTime(started);
        Array.Sort(latencies);
        return new TurnResult(latencies.Length, latencies.Length / elapsed.TotalSeconds, Percentile(latencies, 50), Percentile(latencies, 99));
    }

    private static async Task<List<double>> Work(BenchCity city, bool hot, int worker, long started, TimeSpan length)
    {
        using var connection = await RawConnection.Open(city.Web);
        var latencies = new List<double>();
        for (var i = worker; Stopwatch.GetElapsedTime(started) < length; i += Connections)
        {
            var request = Request(city, hot ? city.HotSlot() : city.Slots[i % city.Slots.Count]);
            var sent = Stopwatch.GetTimestamp();
            var status = await connection.Ask(request);
            if (status != 201) throw new InvalidOperationException($"A booking was answered with {status}.");
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return latencies;
    }

    private static byte[] Request(BenchCity city, (string Date, string Time) slot)
    {
        var body = $$"""{"venueId":"city-centre","date":"{{slot.Date}}","time":"{{slot.Time}}","procedure":"card-pickup","reservationId":"{{city.NextApplicant()}}","birthday":"0412","name":"山田 花子","kana":"ヤマダ ハナコ","phone":"09012345678","email":"hanako@example.jp"}""";
        var length = Encoding.UTF8.GetByteCount(body);
        return Encoding.UTF8.GetBytes(
            $"POST /api/v1/reservations HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {city.Token}\r\nIdempotency-Key: {Guid.NewGuid()}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}");
    }

    private static double Percentile(double[] sorted, int percent) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
}
