using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Servers;
using OrleansBooking.Faults.Waiting;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Faults.Silos;

/// <summary>What all tests of several silos wait for, and what must be true after each.</summary>
internal static class SilosJudge
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task<TimeSpan> UntilServed(SlotProbes probes, long moment, TimeSpan? limit = null, Centre? centre = null) => Patience.Until(
        () => probes.AllServedSince(moment), limit ?? Limit, "an answer from every slot; an engine that loses a silo serves its slots again within 5 s", () => centre?.Errors ?? "");

    /// <summary>Every answer is the contract's: done, refused for a reason, or 503 with Retry-After; and what was told is what is stored.</summary>
    public static async Task AssertNobodySawAnError(Centre centre, PostgresFixture database, HistoryRecorder history, int seed)
    {
        Assert.All(history.All, sent => Assert.True(
            sent.Answer is { Verdict: Verdict.Accepted or Verdict.Refused } or { Status: 503, RetryAfter: not null },
            $"{sent.Operation}: {sent.Answer}"));
        var violations = await Judgement.Of(database.Owner, centre.Silos[0].Keys, history);
        Assert.True(violations.Count == 0, $"seed {seed}: {Judgement.Tell(violations)}\n{centre.Errors}");
    }
}
