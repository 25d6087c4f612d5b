using System.Collections.Concurrent;

namespace OrleansBooking.Faults.Drills;

/// <summary>What callers heard during a phase. Waits are in milliseconds.</summary>
public sealed class OverloadTally
{
    private readonly ConcurrentQueue<double> _accepted = new();
    private readonly ConcurrentQueue<double> _turnedAway = new();
    private int _other;
    private int _withoutRetry;

    public int Accepted => _accepted.Count;

    public int TurnedAway => _turnedAway.Count;

    public int Answers => Accepted + TurnedAway + Other;

    /// <summary>Answers that are neither 201 nor 503, and lines that broke.</summary>
    public int Other => _other;

    /// <summary>503 that does not say when to come back.</summary>
    public int WithoutRetry => _withoutRetry;

    public void Heard(int status, bool saysWhen, double milliseconds)
    {
        if (status == 201) _accepted.Enqueue(milliseconds);
        else if (status == 503) _turnedAway.Enqueue(milliseconds);
        else Interlocked.Increment(ref _other);
        if (status == 503 && !saysWhen) Interlocked.Increment(ref _withoutRetry);
    }

    public void Broke() => Interlocked.Increment(ref _other);

    /// <summary>Half, nine of ten, ninety-nine of a hundred waited no longer than this for their place or their 503.</summary>
    public string Waits(bool turnedAway)
    {
        var waits = (turnedAway ? _turnedAway : _accepted).Order().ToArray();
        return waits.Length == 0 ? "none" : $"p50 {At(50):0.0} ms, p90 {At(90):0.0} ms, p99 {At(99):0.0} ms";

        double At(int percent) => waits[Math.Min(waits.Length - 1, waits.Length * percent / 100)];
    }

    /// <summary>The share of 503 that came within so many milliseconds.</summary>
    public double TurnedAwayWithin(double milliseconds) => TurnedAway == 0 ? 1 : (double)_turnedAway.Count(wait => wait <= milliseconds) / TurnedAway;
}
