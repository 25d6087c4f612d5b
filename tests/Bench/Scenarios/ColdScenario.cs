using OrleansBooking.Bench.City;
using OrleansBooking.Bench.Contenders;

namespace OrleansBooking.Bench.Scenarios;

/// <summary>Bookings over a thousand slots whose grains nobody has woken yet; another thousand each turn.</summary>
public sealed class ColdScenario : IScenario
{
    private int _next;

    public string Name => "spread-cold";

    public Task Prepare(Contender contender)
    {
        contender.Supply.NextCold();
        return Task.CompletedTask;
    }

    public byte[] Request(Contender contender, int worker) =>
        contender.Booking(contender.Supply.Cold((int)((uint)Interlocked.Increment(ref _next) % BenchSlots.Spread.Length)), contender.Supply.Applicant());

    public bool Expects(int status) => status == 201;
}
