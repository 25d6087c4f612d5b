using OrleansBooking.Bench.City;
using OrleansBooking.Bench.Contenders;

namespace OrleansBooking.Bench.Scenarios;

/// <summary>Everybody wants a slot that is full.</summary>
/// <param name="peer">Prefix of the peer's variant.</param>
public sealed class SoldOutScenario(string name, string peer) : IScenario
{
    // They never get a seat, so they may come again.
    private const int Contenders = 100_000;
    private int _next;

    public string Name => name;

    public byte[] Request(Contender contender, int worker) => contender.Booking(
        BenchSlots.SoldOut, BenchApplicants.Count - 1 - (int)((uint)Interlocked.Increment(ref _next) % Contenders), contender.IsPeer ? peer : "");

    /// <summary>The very first one takes the last seat.</summary>
    public bool Expects(int status) => status is 409 or 201;
}
