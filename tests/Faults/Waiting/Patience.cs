using System.Diagnostics;

namespace OrleansBooking.Faults.Waiting;

/// <summary>Waits for a state by asking for it; never for a time.</summary>
public static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is yes.</summary>
    /// <param name="missing">What did not come, for the message.</param>
    /// <param name="seen">What there was instead.</param>
    /// <exception cref="TimeoutException">It did not come within the limit.</exception>
    public static async Task<TimeSpan> Until(Func<Task<bool>> reached, TimeSpan limit, string missing, Func<string>? seen = null)
    {
        var started = Stopwatch.GetTimestamp();
        using var pause = new PeriodicTimer(Pause);
        while (!await reached())
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                throw new TimeoutException($"Missing after {limit}: {missing}. {seen?.Invoke()}");
            }

            await pause.WaitForNextTickAsync();
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <inheritdoc cref="Until(Func{Task{bool}}, TimeSpan, string, Func{string}?)"/>
    public static Task<TimeSpan> Until(Func<bool> reached, TimeSpan limit, string missing, Func<string>? seen = null) =>
        Until(() => Task.FromResult(reached()), limit, missing, seen);
}
