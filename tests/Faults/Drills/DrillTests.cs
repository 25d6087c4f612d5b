using Xunit.Abstractions;

namespace OrleansBooking.Faults.Drills;

/// <summary>The drill in short: two seeds on one rig. The long one is <c>./booking drill faults --seeds 200</c>.</summary>
public sealed class DrillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_seeds_of_load_and_faults_leave_every_promise_kept()
    {
        // An even one: both share a rig.
        var seed = Seeds.Given ?? Random.Shared.Next(500_000) * 2;
        output.WriteLine($"./booking drill faults --first-seed {seed} --seeds 2");
        var said = new StringWriter();

        var results = await new DrillRun(said).Run(seed, seeds: 2);

        output.WriteLine(said.ToString());
        Assert.Equal(2, results.Count);
        Assert.All(results, result => Assert.True(result.Violations.Count == 0, said.ToString()));
    }

    [Fact]
    public void A_seed_means_the_same_faults_each_time_and_some_seed_brings_each_of_them()
    {
        var seeds = Enumerable.Range(0, 200).ToList();

        Assert.All(seeds, seed => Assert.Equal(FaultPlan.Of(new Random(seed)), FaultPlan.Of(new Random(seed))));
        Assert.Equal(Enum.GetValues<FaultKind>(), seeds.SelectMany(seed => FaultPlan.Of(new Random(seed))).Distinct().Order());
    }
}
