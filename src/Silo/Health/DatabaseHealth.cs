using Npgsql;
using OrleansBooking.Silo.Storage;

namespace OrleansBooking.Silo.Health;

/// <summary>Asks PostgreSQL for its time: it must answer, and agree with this machine's clock within a second.</summary>
/// <remarks>Booking windows and holds are judged by both clocks. Many askers share one question a second.</remarks>
public sealed class DatabaseHealth(SiloDatabase database, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _single = new(1);
    private (long AskedAt, string Answer)? _last;

    /// <returns><c>ok</c>, <c>away</c>, or <c>clocks-differ</c>.</returns>
    public async Task<string> Ask()
    {
        await _single.WaitAsync();
        try
        {
            if (_last is { } last && time.GetElapsedTime(last.AskedAt) < Fresh)
            {
                return last.Answer;
            }

            var answer = await AskNow();
            _last = (time.GetTimestamp(), answer);
            return answer;
        }
        finally
        {
            _single.Release();
        }
    }

    public void Dispose() => _single.Dispose();

    private async Task<string> AskNow()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            await using var connection = await database.Source.OpenConnectionAsync(patience.Token);
            await using var query = new NpgsqlCommand("select clock_timestamp()", connection);

            var before = time.GetUtcNow();
            var theirs = new DateTimeOffset((DateTime)(await query.ExecuteScalarAsync(patience.Token))!);
            var after = time.GetUtcNow();

            // Their clock was read somewhere in between.
            return theirs < before - Tolerance || theirs > after + Tolerance ? "clocks-differ" : "ok";
        }
        catch (Exception fault) when (fault is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return "away";
        }
    }
}
