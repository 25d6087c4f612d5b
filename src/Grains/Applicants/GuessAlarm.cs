using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace OrleansBooking.Grains.Applicants;

/// <summary>Counts failed sign-ins in all, whatever ID and address they name: who guesses from many addresses stays below the limits of each.</summary>
/// <remarks>It stops nobody: that would lock out everybody. It calls for a person, at most once in ten minutes.</remarks>
public sealed partial class GuessAlarm
{
    public const string MeterName = "OrleansBooking.Applicants";

    /// <summary>So many failures within <see cref="Window"/> on one silo are no longer slips: the city expects some 200 sign-ins a day.</summary>
    public const int Threshold = 200;

    /// <summary>How long failures are counted together.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Counter<long> _failed;
    private readonly TimeProvider _time;
    private readonly ILogger<GuessAlarm> _log;
    private readonly Lock _lock = new();
    private DateTimeOffset _since;
    private int _failures;

    public GuessAlarm(IMeterFactory meters, TimeProvider time, ILogger<GuessAlarm> log)
    {
        (_time, _log) = (time, log);
        _failed = meters.Create(MeterName).CreateCounter<long>("booking.sign_in.failed", "{attempt}", "Wrong IDs or birthdays, and attempts during a block.");
    }

    /// <summary>A sign-in failed.</summary>
    public void Failed()
    {
        _failed.Add(1);
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (now - _since >= Window) (_since, _failures) = (now, 0);
            if (++_failures != Threshold) return;
        }

        LogGuessing(Threshold, Window.TotalMinutes);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Somebody may be guessing birthdays: {Count} sign-ins failed within {Minutes} minutes")]
    private partial void LogGuessing(int count, double minutes);
}
