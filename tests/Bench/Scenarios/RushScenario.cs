using OrleansBooking.Bench.City;
using OrleansBooking.Bench.Contenders;

namespace OrleansBooking.Bench.Scenarios;

/// <summary>Thirty seats and a thousand contenders, slot after slot.</summary>
/// <param name="peer">Prefix of the peer's variant.</param>
public sealed class RushScenario(string name, string peer) : IScenario
{
    private const int Contenders = 200_000;
    private int _next;

    public string Name => name;

    public byte[] Request(Contender contender, int worker) => contender.Booking(
        contender.Supply.Rush(), BenchApplicants.Count - 200_001 - (int)((uint)Interlocked.Increment(ref _next) % Contenders), contender.IsPeer ? peer : "");

    public bool Expects(int status) => status is 201 or 409;
}
