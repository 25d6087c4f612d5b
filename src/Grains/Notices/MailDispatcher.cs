using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OrleansBooking.Grains.Notices;

/// <summary>Sends the notices, on every silo: each second, or at once when signalled. Reminders are written every five minutes.</summary>
public sealed partial class MailDispatcher(
    MailPass pass, ReminderPlan reminders, NoticeQueue queue, NoticeSignal signal, NoticeMetrics metrics, MailOptions options,
    TimeProvider time, IHostApplicationLifetime lifetime, ILogger<MailDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Counting = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Reminding = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private DateTimeOffset _countAt;
    private DateTimeOffset _remindAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What mails say comes from grains, and they answer once the silo has started.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        if (options.Host.Length == 0) LogNoServer();

        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            var result = await Round(stoppingToken);
            pause = result != PassResult.ServerInTrouble ? TimeSpan.Zero : pause == TimeSpan.Zero ? FirstPause : Shorter(pause * 2, LongestPause);
            if (result == PassResult.Drained) await UntilSignal(Idle, stoppingToken);
            if (result == PassResult.ServerInTrouble) await Task.Delay(pause, time, stoppingToken);
        }
    }

    // A fault of PostgreSQL or of a grain must not end the dispatcher: nothing is lost, the notices wait in their table.
    private async Task<PassResult> Round(CancellationToken stopping)
    {
        try
        {
            await OnceIn(Reminding, ref _remindAt, () => reminders.Write(stopping));
            await OnceIn(Counting, ref _countAt, () => Count(stopping));
            return options.Host.Length == 0 ? PassResult.Drained : await pass.Run(stopping);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            LogFault(fault.GetType().Name);
            return PassResult.ServerInTrouble;
        }
    }

    private Task OnceIn(TimeSpan interval, ref DateTimeOffset due, Func<Task> work)
    {
        var now = time.GetUtcNow();
        if (now < due) return Task.CompletedTask;
        due = now + interval;
        return work();
    }

    private async Task Count(CancellationToken stopping)
    {
        var (pending, oldest) = await queue.Waiting(stopping);
        metrics.Waiting(pending, oldest);
    }

    private async Task UntilSignal(TimeSpan atMost, CancellationToken stopping)
    {
        using var enough = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stopping);
        await signal.Wait(either.Token);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail:Host is not set; notices wait.")]
    private partial void LogNoServer();

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending notices was interrupted by a {Fault}; it is tried again.")]
    private partial void LogFault(string fault);
}
