using Microsoft.Extensions.Time.Testing;

namespace OrleansBooking.Grains.Tests.Faults;

/// <summary>An edge repeats what nobody answered, and nothing else, and not for ever.</summary>
public sealed class EdgeCallsTests
{
    private readonly CountedTime _time = new();
    private int _calls;

    public static TheoryData<Exception> Vanished => [new TimeoutException(), new SiloUnavailableException(), new OperationCanceledException()];

    public static TheoryData<Exception> Answers => [new LedgerFault("away"), new GatewayTooBusyException("full"), new InvalidOperationException("a bug")];

    [Theory]
    [MemberData(nameof(Vanished))]
    public async Task A_call_whose_silo_vanished_is_made_again_until_somebody_answers(Exception fault)
    {
        var answer = await Run(() => _calls < 3 ? throw fault : new ValueTask<string>("booked"));

        Assert.Equal(("booked", 3), (answer, _calls));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_fault_that_another_call_would_not_change_is_told_at_once(Exception fault)
    {
        await Assert.ThrowsAsync(fault.GetType(), () => Run(() => throw fault));

        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task After_the_limit_the_last_fault_is_told()
    {
        var began = _time.GetUtcNow();

        await Assert.ThrowsAsync<TimeoutException>(() => Run(() => throw new TimeoutException()));

        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(10));
        Assert.InRange(_calls, 5, 20);
    }

    private async Task<string> Run(Func<ValueTask<string>> call)
    {
        var running = new EdgeCalls(_time).Repeat(() =>
        {
            _calls++;
            return call();
        }).AsTask();
        while (!running.IsCompleted)
        {
            if (_time.IsAwaited) _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        return await running;
    }

    /// <summary>Knows whether anybody waits: time that goes on meanwhile would be nobody's pause.</summary>
    private sealed class CountedTime : FakeTimeProvider
    {
        private int _waiting;

        public bool IsAwaited => Volatile.Read(ref _waiting) > 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(
                given =>
                {
                    Interlocked.Decrement(ref _waiting);
                    callback(given);
                },
                state, dueTime, period);
            Interlocked.Increment(ref _waiting);
            return timer;
        }
    }
}
