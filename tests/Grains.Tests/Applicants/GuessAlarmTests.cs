using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OrleansBooking.Grains.Applicants;
using OrleansBooking.Grains.Tests.Notices;

namespace OrleansBooking.Grains.Tests.Applicants;

/// <summary>Guessing from many addresses is below every limit of one, and is told all the same.</summary>
public sealed class GuessAlarmTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 12, 3, 1, 0, 0, TimeSpan.Zero));
    private readonly RecordedLog _log = new();
    private readonly ServiceProvider _services;
    private readonly GuessAlarm _alarm;

    public GuessAlarmTests()
    {
        _services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddProvider(_log)).BuildServiceProvider();
        _alarm = new GuessAlarm(_services.GetRequiredService<IMeterFactory>(), _time, _services.GetRequiredService<ILogger<GuessAlarm>>());
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Many_failures_together_are_told_once()
    {
        Fail(GuessAlarm.Threshold - 1);
        Assert.Empty(_log.Lines);

        Fail(GuessAlarm.Threshold);

        Assert.Single(_log.Lines);
    }

    [Fact]
    public void Slips_over_a_day_are_not_told()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            Fail(GuessAlarm.Threshold / 2);
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void Who_goes_on_guessing_is_told_again()
    {
        Fail(GuessAlarm.Threshold);
        _time.Advance(GuessAlarm.Window);

        Fail(GuessAlarm.Threshold);

        Assert.Equal(2, _log.Lines.Count);
    }

    private void Fail(int times)
    {
        for (var i = 0; i < times; i++) _alarm.Failed();
    }
}
