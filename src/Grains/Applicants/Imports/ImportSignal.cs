using System.Threading.Channels;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Wakes this silo's import worker; without it the work begins at the next look around, or on another silo.</summary>
public sealed class ImportSignal(TimeProvider time)
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _channel.Writer.TryWrite(true);

    /// <summary>Returns when raised, at the latest after <paramref name="atMost"/>.</summary>
    public async Task Wait(TimeSpan atMost, CancellationToken stop)
    {
        using var end = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, stop);
        await _channel.Reader.WaitToReadAsync(either.Token).AsTask()
            .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _channel.Reader.TryRead(out _);
    }
}
