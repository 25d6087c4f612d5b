using OrleansBooking.Bench.Contenders;

namespace OrleansBooking.Bench.Scenarios;

/// <summary>Everybody books the one slot, which has room for all.</summary>
public sealed class HotScenario(string name, int connections) : IScenario
{
    public string Name => name;

    public int Connections => connections;

    public byte[] Request(Contender contender, int worker) => contender.Booking(contender.Supply.Hot(), contender.Supply.Applicant());

    public bool Expects(int status) => status == 201;
}
