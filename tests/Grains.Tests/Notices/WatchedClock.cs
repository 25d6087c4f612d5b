using Microsoft.Extensions.Time.Testing;

namespace OrleansBooking.Grains.Tests.Notices;

/// <summary>A faked clock that tells when somebody begins to wait for an interval.</summary>
internal sealed class WatchedClock(DateTimeOffset start, TimeSpan interval) : FakeTimeProvider(start)
{
    private readonly SemaphoreSlim _waits = new(0);

    public async Task Waiting()
    {
        if (!await _waits.WaitAsync(TimeSpan.FromSeconds(20))) throw new TimeoutException($"Nobody waits for {interval}.");
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == interval) _waits.Release();
        return timer;
    }
}
