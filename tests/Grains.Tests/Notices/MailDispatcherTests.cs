using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansBooking.Contracts.City;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Notices;

namespace OrleansBooking.Grains.Tests.Notices;

public sealed class MailDispatcherTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 12, 3);
    private static readonly TimeOnly Hour = new(10, 30);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private NoticeScene _scene = null!;
    private ServiceProvider _silo = null!;
    private WatchedClock _clock = null!;
    private MailDispatcher _dispatcher = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _dispatcher.StopAsync(default);
        await _silo.DisposeAsync();
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task It_sends_nothing_before_the_silo_has_started()
    {
        await Start(Sample.Now, Idle, started: false, booked: true);

        var before = await Record.ExceptionAsync(() => _scene.Sink.Next(TimeSpan.FromSeconds(1)));
        _lifetime.NotifyStarted();
        await _scene.Sink.Next();

        Assert.IsType<TimeoutException>(before);
    }

    [Fact]
    public async Task A_signal_sends_at_once_without_the_clock()
    {
        await Start(Sample.Now, Idle);
        await _clock.Waiting();
        await _scene.Book(Day, Hour);

        _silo.GetRequiredService<NoticeSignal>().Give();
        await _scene.Sink.Next();

        Assert.Equal(Sample.Now, _clock.GetUtcNow());
    }

    [Fact]
    public async Task Without_a_signal_it_looks_each_second()
    {
        await Start(Sample.Now, Idle);
        await _clock.Waiting();
        await _scene.Book(Day, Hour);

        _clock.Advance(Idle);
        await _scene.Sink.Next();

        Assert.Single(_scene.Sink.Accepted);
    }

    [Fact]
    public async Task With_the_server_away_it_pauses_and_then_sends()
    {
        await Start(Sample.Now, Pause, booked: true, serverAway: true);
        await _clock.Waiting();
        _scene.Sink.ComeBack();

        _clock.Advance(Pause);
        await _scene.Sink.Next();

        Assert.Single(_scene.Sink.Accepted);
    }

    [Fact]
    public async Task It_writes_and_sends_reminders_by_itself()
    {
        await Start(CityClock.ToInstant(Day.AddDays(-1), new(9, 58)), Idle);
        await _clock.Waiting();
        await _scene.Book(Day, Hour);
        _silo.GetRequiredService<NoticeSignal>().Give();
        await _scene.Sink.Next();
        await _clock.Waiting();

        _clock.Advance(TimeSpan.FromMinutes(5));
        await _scene.Sink.Next();

        Assert.Contains("近づきました", _scene.Sink.Accepted.Last().Message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_tell_what_waits_and_what_went()
    {
        var figures = new Dictionary<string, double>();
        await Start(Sample.Now, Pause, booked: true, serverAway: true);
        await _clock.Waiting();
        _clock.Advance(TimeSpan.FromSeconds(4));
        using var listener = Listen(figures);

        listener.RecordObservableInstruments();

        Assert.Equal(1, figures["booking.notices.pending"]);
        Assert.Equal(4, figures["booking.notices.oldest"]);
    }

    private async Task Start(DateTimeOffset at, TimeSpan watched, bool started = true, bool booked = false, bool serverAway = false)
    {
        _clock = new WatchedClock(at, watched);
        _scene = await NoticeScene.Open(postgres, _clock);
        if (booked) await _scene.Book(Day, Hour);
        if (serverAway) await _scene.Sink.GoAway();

        _silo = _scene.Silo(_lifetime);
        _dispatcher = (MailDispatcher)_silo.GetRequiredService<IHostedService>();
        if (started) _lifetime.NotifyStarted();
        await _dispatcher.StartAsync(default);
    }

    private MeterListener Listen(Dictionary<string, double> figures)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == NoticeMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, _silo.GetRequiredService<IMeterFactory>()))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => figures[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => figures[instrument.Name] = value);
        listener.Start();
        return listener;
    }
}
