using OrleansBooking.Grains.Ledger;

namespace OrleansBooking.Fixtures;

/// <summary>Remembers that the process would have ended.</summary>
public sealed class RecordedEnd : ISiloEnd
{
    private readonly TaskCompletionSource _evicted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task WasEvicted => _evicted.Task;

    public void Evicted() => _evicted.TrySetResult();
}
