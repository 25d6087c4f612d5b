using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Ledger;

namespace OrleansBooking.Grains.Tests.Ledger;

/// <summary>The ledger's front when it is full or closed: an answer at once, nothing kept, and open again by itself.</summary>
public sealed class LedgerQueueTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CommandMetrics>().AddSingleton<LedgerQueue>().BuildServiceProvider();

    private LedgerQueue Queue => _services.GetRequiredService<LedgerQueue>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_full_queue_answers_busy_at_once_and_takes_the_next_one_when_there_is_room()
    {
        var waiting = Enumerable.Range(0, LedgerQueue.Capacity).Select(_ => Queue.Append(Release()).AsTask()).ToList();
        Assert.All(waiting, one => Assert.False(one.IsCompleted));

        var refused = Queue.Append(Release());

        Assert.True(refused.IsCompleted);
        Assert.Equal(RefusalKind.Busy, (await refused).Refusal!.Kind);
        Assert.True((await Queue.Append(Release())).Refusal!.RetryAfter > TimeSpan.Zero);
        Assert.Equal(LedgerQueue.Capacity, Queue.Length);

        Assert.True(Queue.Reader.TryRead(out var first));
        first.Complete(LedgerOutcome.Stored);
        var next = Queue.Append(Release());

        Assert.Null((await waiting[0]).Refusal);
        Assert.False(next.IsCompleted);
        Assert.Equal(LedgerQueue.Capacity, Queue.Length);
    }

    [Fact]
    public async Task A_closed_queue_gives_back_what_it_holds_and_answers_busy_until_it_is_opened()
    {
        var waiting = Queue.Append(Release()).AsTask();

        Queue.Close();
        var refused = Queue.Append(Release());
        var length = Queue.Length;
        Queue.Open();
        var next = Queue.Append(Release());

        Assert.Equal(RefusalKind.Busy, (await waiting).Refusal!.Kind);
        Assert.True(refused.IsCompleted);
        Assert.Equal(RefusalKind.Busy, (await refused).Refusal!.Kind);
        Assert.Equal(0, length);
        Assert.False(next.IsCompleted);
    }

    private static LedgerCommand Release() => new(LedgerKind.Release, Guid.NewGuid(), LedgerActor.Applicant, []);
}
