using System.Threading.Channels;

namespace OrleansBooking.Grains.Notices;

/// <summary>Wakes this silo's dispatcher when a commit wrote notices. Losing a signal costs a second: the dispatcher looks by itself.</summary>
public sealed class NoticeSignal
{
    private readonly Channel<bool> _given = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Never waits.</summary>
    public void Give() => _given.Writer.TryWrite(true);

    /// <summary>Returns at the next signal, at once if one was given since the last call, or when the token is cancelled.</summary>
    internal async Task Wait(CancellationToken enough)
    {
        try
        {
            await _given.Reader.ReadAsync(enough);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at its clock and its stop by itself.
        }
    }
}
