using OrleansBooking.Bench.Contenders;

namespace OrleansBooking.Bench.Scenarios;

/// <summary>One kind of load; both sides get the same requests.</summary>
public interface IScenario
{
    string Name { get; }

    int Connections => 64;

    /// <summary>Before each turn, not timed.</summary>
    Task Prepare(Contender contender) => Task.CompletedTask;

    /// <summary>What else goes on during the turn; returns the bookings that it had acknowledged.</summary>
    Task<int> Beside(Contender contender, CancellationToken stop) => Task.FromResult(0);

    /// <summary>The next request of a connection; null: the turn is over.</summary>
    byte[]? Request(Contender contender, int worker);

    bool Expects(int status);
}
