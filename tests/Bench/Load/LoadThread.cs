using System.Diagnostics;
using System.Text;
using OrleansBooking.Bench.Contenders;
using OrleansBooking.Bench.Scenarios;

namespace OrleansBooking.Bench.Load;

/// <summary>One thread that serves some of the connections, as wrk does: waits for any of them, reads the answer, sends the next request. Nothing is handed to another thread.</summary>
internal sealed class LoadThread(IScenario scenario, Contender contender, IReadOnlyList<(int Worker, RawConnection Connection)> connections)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Ready _ready = new([.. connections.Select(one => one.Connection.Socket)]);
    private readonly long[] _sent = new long[connections.Count];
    private readonly List<double> _latencies = [];
    private int _acknowledged;
    private int _waiting;

    /// <summary>Until the time is over or there are no more requests; what is on its way then is still waited for.</summary>
    /// <returns>Milliseconds of each answer, and how many were 201.</returns>
    public (List<double> Latencies, int Acknowledged) Run(long started, TimeSpan length)
    {
        _waiting = connections.Count;
        for (var i = 0; i < connections.Count; i++) SendNext(i, started, length);
        while (_waiting > 0)
        {
            if (!_ready.Wait(Patience)) throw new InvalidOperationException($"{scenario.Name}: {contender.Name} did not answer for {Patience.TotalSeconds} s.");
            for (var i = 0; i < connections.Count; i++)
                if (_ready.Is(i) && TakeAnswer(i)) SendNext(i, started, length);
        }

        return (_latencies, _acknowledged);
    }

    /// <returns>False: only a part of it is there.</returns>
    private bool TakeAnswer(int index)
    {
        var connection = connections[index].Connection;
        if (connection.Receive() is not { } status) return false;
        _latencies.Add(Stopwatch.GetElapsedTime(_sent[index]).TotalMilliseconds);
        if (!scenario.Expects(status)) throw new InvalidOperationException($"{scenario.Name}: {contender.Name} answered {Encoding.UTF8.GetString(connection.Answer)}");
        if (status == 201) _acknowledged++;
        return true;
    }

    private void SendNext(int index, long started, TimeSpan length)
    {
        if (Stopwatch.GetElapsedTime(started) < length && scenario.Request(contender, connections[index].Worker) is { } request)
        {
            _sent[index] = Stopwatch.GetTimestamp();
            connections[index].Connection.Send(request);
            return;
        }

        _ready.Forget(index);
        _waiting--;
    }
}
