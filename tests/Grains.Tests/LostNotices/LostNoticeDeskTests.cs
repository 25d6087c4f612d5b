using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.LostNotices;
using OrleansBooking.Grains.Tests.Centre;

namespace OrleansBooking.Grains.Tests.LostNotices;

/// <summary>How often a caller without the letter may be wrong (P1).</summary>
[Collection(CentreCollection.Name)]
public sealed class LostNoticeDeskTests(BookingCluster cluster)
{
    [Fact]
    public async Task Tries_sent_at_once_are_counted_as_those_sent_one_after_another()
    {
        var call = await Started("many-at-once");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(place => Desk.Match(Wrong(call, "many-at-once", place)).AsTask()));

        Assert.Equal(LostNoticeRules.MostInCall, outcomes.Count(outcome => outcome.Match is { Matched: false }));
        Assert.All(outcomes.Where(outcome => outcome.Match is null), outcome => Assert.Equal(RefusalKind.TooManyAttempts, outcome.Refusal?.Kind));
        Assert.Equal(LostNoticeRules.MostInCall, await Kept(call));
    }

    [Fact]
    public async Task An_operators_tries_of_a_day_are_counted_over_all_calls()
    {
        var calls = new List<Guid>();
        for (var i = 0; i <= LostNoticeRules.MostOfOperator / LostNoticeRules.MostInCall; i++) calls.Add(await Started("all-calls"));

        var outcomes = await Task.WhenAll(calls.SelectMany(call => Enumerable.Range(0, LostNoticeRules.MostInCall)
            .Select(place => Desk.Match(Wrong(call, "all-calls", place)).AsTask())));

        Assert.Equal(LostNoticeRules.MostOfOperator, outcomes.Count(outcome => outcome.Match is not null));
    }

    [Fact]
    public async Task The_same_try_again_answers_the_same_and_counts_once()
    {
        var call = await Started("again");
        var wrong = Wrong(call, "again", 0);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Desk.Match(wrong).AsTask()));

        Assert.All(answers, answer => Assert.Equal(new LostNoticeMatch(wrong.Id, false, null), answer.Match));
        Assert.Equal(1, await Kept(call));
    }

    private ILostNoticeDesk Desk => cluster.Grains.GetGrain<ILostNoticeDesk>(0);

    private async Task<Guid> Started(string who) =>
        (await cluster.Grains.GetGrain<ICallDesk>(0).Start(new StartCall(Guid.NewGuid(), CentreCollection.Ticket(cluster, who), null, null))).Call!.Id;

    private MatchLostNotice Wrong(Guid call, string who, int place) =>
        new(Guid.NewGuid(), CentreCollection.Ticket(cluster, who), call, "ダレデモ ナイ", "0412", $"0900000{place:D4}", null, "なくした");

    private Task<long> Kept(Guid call) => cluster.Postgres.Scalar<long>($"select count(*) from booking.lost_notice where call = '{call}'");
}
