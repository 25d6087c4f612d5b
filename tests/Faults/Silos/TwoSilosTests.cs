using OrleansBooking.Faults.History;
using Xunit.Abstractions;
using static OrleansBooking.Faults.Silos.SilosJudge;

namespace OrleansBooking.Faults.Silos;

/// <summary>Two silos and an API node in front: all silos go and come back, at once and one after another.</summary>
public sealed class TwoSilosTests(TwoSilos two, ITestOutputHelper output) : IClassFixture<TwoSilos>
{
    [Fact]
    public async Task After_kill_9_of_all_silos_a_cold_start_serves_everything_again_and_the_edge_comes_back_by_itself()
    {
        var (centre, history) = (two.Centre, two.History);
        using var client = await centre.SignIn();
        var probes = new SlotProbes(history, two.NextSlots(), () => client);
        using var stop = new CancellationTokenSource();
        var running = probes.Run(stop.Token);
        await UntilServed(probes, HistoryRecorder.Moment, centre: centre);

        await Task.WhenAll(centre.Silos.Select(silo => silo.Silo.Kill()));
        var moment = HistoryRecorder.Moment;
        await Task.WhenAll(centre.Silos.Select(silo => silo.Silo.StartAgain()));
        await UntilServed(probes, moment, centre: centre);
        await stop.CancelAsync();
        await running;
        output.WriteLine($"seed {two.Seed}: all {SlotProbes.Probed} slots served {probes.LongestSince(moment).TotalSeconds:0.0} s after the cold start began; {history.Summary()}");

        await AssertNobodySawAnError(centre, two.Database, history, two.Seed);
    }

    [Fact]
    public async Task A_clean_stop_of_one_silo_after_another_fails_no_request_not_even_for_a_moment()
    {
        var (centre, history) = (two.Centre, two.History);
        using var client = await centre.SignIn();
        var probes = new SlotProbes(history, two.NextSlots(), () => client);
        var began = HistoryRecorder.Moment;
        using var stop = new CancellationTokenSource();
        var running = probes.Run(stop.Token);
        await UntilServed(probes, HistoryRecorder.Moment, centre: centre);

        foreach (var silo in centre.Silos)
        {
            Assert.Equal(0, await silo.Silo.Stop());
            await UntilServed(probes, HistoryRecorder.Moment, centre: centre);
            await silo.Silo.StartAgain();
            await UntilServed(probes, HistoryRecorder.Moment, centre: centre);
        }

        await stop.CancelAsync();
        await running;
        output.WriteLine($"seed {two.Seed}: {history.Summary()}");

        Assert.DoesNotContain(history.All.Where(sent => sent.Began > began), sent => sent.Answer is not { Verdict: Verdict.Accepted or Verdict.Refused });
        await AssertNobodySawAnError(centre, two.Database, history, two.Seed);
    }
}
