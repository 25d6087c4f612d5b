using System.Globalization;
using OrleansBooking.Bench.City;
using OrleansBooking.Bench.Contenders;
using OrleansBooking.Bench.Load;
using OrleansBooking.Bench.Scenarios;
using OrleansBooking.Silo.Hosting;

namespace OrleansBooking.Bench.Footprint;

/// <summary>What the product needs besides time: start, memory for each active slot, allocation for each booking; and the pages from a node of their own.</summary>
public static class FootprintRun
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    public static async Task Run()
    {
        var metrics = FreePort.Next();
        await using var city = await BenchCity.Start(("Metrics:Port", $"{metrics}"));
        await Say($"start to ready, known database: {city.StartUp.TotalSeconds:N1} s");

        // Warm, so that compiled code and buffers are not counted as slots or bookings.
        await Turn.Run(new SpreadScenario(), city.Product, Length);
        var before = await Figures();
        var spread = await Turn.Run(new SpreadScenario(), city.Product, Length);
        var after = await Figures();
        await Say($"allocated for each booking: {(after.Allocated - before.Allocated) / spread.Operations / 1024:N1} KiB (with what the silo does besides)");

        await Wake(city.Product);
        var awake = await Figures();
        var each = (awake.Resident - after.Resident) / 1e6 / (BenchSlots.Cold.Length / 1000.0);
        await Say($"resident: {after.Resident / 1e6:N0} MB with 1,000 active slots, {awake.Resident / 1e6:N0} MB with {BenchSlots.Cold.Length + 1000:N0}: {each:N2} MB for each 1,000");

        var page = new MonthScenario("page", "", page: true);
        await using var node = await WebNode.Start(city.GatewayPort, city.Keys);
        // The bookings beside go to the silo's API, which the node does not have; pages alone here.
        var apart = city.Product with { Name = "web node", Web = node.Web, Servers = [node.Id, .. city.Product.Servers] };
        var alone = new PagesOnly(page);
        foreach (var contender in new[] { city.Product, apart, city.Product, apart })
        {
            var turn = await Turn.Run(alone, contender, Length);
            await Say($"pages from the {contender.Name}: {turn.PerSecond:N0}/s, p50 {turn.P50:N1} ms, p99 {turn.P99:N1} ms, {turn.ServerCpu:N0} µs a page");
        }

        async Task<SiloFigures> Figures() => await SiloFigures.Read(city.Product.Servers[0], metrics);
    }

    /// <summary>One booking in each cold slot.</summary>
    private static async Task Wake(Contender contender)
    {
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
        {
            using var own = await RawConnection.Open(contender.Web);
            for (var i = Interlocked.Increment(ref next) - 1; i < BenchSlots.Cold.Length; i = Interlocked.Increment(ref next) - 1)
                if (await own.Ask(contender.Booking(BenchSlots.Cold[i], contender.Supply.Applicant())) != 201) throw new InvalidOperationException("A slot did not wake.");
        }));
    }

    private static Task Say(FormattableString line) => Console.Out.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));

    private sealed class PagesOnly(MonthScenario page) : IScenario
    {
        public string Name => page.Name;

        public byte[] Request(Contender contender, int worker) => page.Request(contender, worker);

        public bool Expects(int status) => page.Expects(status);
    }
}
