using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Ledger;

namespace OrleansBooking.Grains.Tests.Ledger;

/// <summary>A lane of the ledger when it is full or closed: an answer at once, nothing kept, and open again by itself.</summary>
public sealed class LedgerLaneTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CommandMetrics>().AddSingleton<LedgerLane>().BuildServiceProvider();

    private LedgerLane Lane => _services.GetRequiredService<LedgerLane>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_full_lane_answers_busy_at_once_and_takes_the_next_one_when_there_is_room()
    {
        var waiting = Enumerable.Range(0, LedgerLane.Capacity).Select(_ => Lane.Append(Release()).AsTask()).ToList();
        Assert.All(waiting, one => Assert.False(one.IsCompleted));

        var refused = Lane.Append(Release());

        Assert.True(refused.IsCompleted);
        Assert.Equal(RefusalKind.Busy, (await refused).Refusal!.Kind);
        Assert.True((await Lane.Append(Release())).Refusal!.RetryAfter > TimeSpan.Zero);
        Assert.Equal(LedgerLane.Capacity, Lane.Length);

        Assert.True(Lane.Reader.TryRead(out var first));
        first.Complete(LedgerOutcome.Stored);
        var next = Lane.Append(Release());

        Assert.Null((await waiting[0]).Refusal);
        Assert.False(next.IsCompleted);
        Assert.Equal(LedgerLane.Capacity, Lane.Length);
    }

    [Fact]
    public async Task A_closed_lane_gives_back_what_it_holds_and_answers_busy_until_it_is_opened()
    {
        var waiting = Lane.Append(Release()).AsTask();

        Lane.Close();
        var refused = Lane.Append(Release());
        var length = Lane.Length;
        Lane.Open();
        var next = Lane.Append(Release());

        Assert.Equal(RefusalKind.Busy, (await waiting).Refusal!.Kind);
        Assert.True(refused.IsCompleted);
        Assert.Equal(RefusalKind.Busy, (await refused).Refusal!.Kind);
        Assert.Equal(0, length);
        Assert.False(next.IsCompleted);
    }

    private static LedgerCommand Release() => new(LedgerKind.Release, Guid.NewGuid(), LedgerActor.Applicant, []);
}
