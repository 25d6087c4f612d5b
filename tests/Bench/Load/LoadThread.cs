using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using OrleansBooking.Bench.Contenders;
using OrleansBooking.Bench.Scenarios;

namespace OrleansBooking.Bench.Load;

/// <summary>One thread that serves some of the connections, as wrk does: waits for any of them, reads the answer, sends the next request. Nothing is handed to another thread.</summary>
internal sealed class LoadThread(IScenario scenario, Contender contender, IReadOnlyList<(int Index, RawConnection Item)> connections)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Socket, (int Index, RawConnection Connection, long Sent)> _waiting = [];
    private readonly List<double> _latencies = [];
    private int _acknowledged;

    /// <summary>Until the time is over or there are no more requests; what is on its way then is still waited for.</summary>
    /// <returns>Milliseconds of each answer, and how many were 201.</returns>
    public (List<double> Latencies, int Acknowledged) Run(long started, TimeSpan length)
    {
        foreach (var (index, connection) in connections) SendNext(index, connection, started, length);
        var ready = new List<Socket>();
        while (_waiting.Count > 0)
        {
            ready.Clear();
            ready.AddRange(_waiting.Keys);
            Socket.Select(ready, null, null, Patience);
            if (ready.Count == 0) throw new InvalidOperationException($"{scenario.Name}: {contender.Name} did not answer for {Patience.TotalSeconds} s.");
            foreach (var socket in ready)
            {
                var (index, connection, sent) = _waiting[socket];
                if (connection.Receive() is not { } status) continue;
                _latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if (!scenario.Expects(status)) throw new InvalidOperationException($"{scenario.Name}: {contender.Name} answered {Encoding.UTF8.GetString(connection.Answer)}");
                if (status == 201) _acknowledged++;
                SendNext(index, connection, started, length);
            }
        }

        return (_latencies, _acknowledged);
    }

    private void SendNext(int index, RawConnection connection, long started, TimeSpan length)
    {
        if (Stopwatch.GetElapsedTime(started) < length && scenario.Request(contender, index) is { } request)
        {
            _waiting[connection.Socket] = (index, connection, Stopwatch.GetTimestamp());
            connection.Send(request);
        }
        else
        {
            _waiting.Remove(connection.Socket);
        }
    }
}
