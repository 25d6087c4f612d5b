using OrleansBooking.Bench.Contenders;

namespace OrleansBooking.Bench.Scenarios;

/// <summary>Bookings over a thousand slots in turn.</summary>
public sealed class SpreadScenario : IScenario
{
    public string Name => "spread";

    public byte[] Request(Contender contender, int worker) => contender.Booking(contender.Supply.Spread(), contender.Supply.Applicant());

    public bool Expects(int status) => status == 201;
}
