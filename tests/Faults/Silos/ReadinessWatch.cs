using System.Net;
using OrleansBooking.Faults.Waiting;

namespace OrleansBooking.Faults.Silos;

/// <summary>A reverse proxy's health check: asks each process for its readiness ten times a second.</summary>
public sealed class ReadinessWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stop = new();
    private readonly bool[] _ready;
    private readonly Task _watching;

    public ReadinessWatch(params Uri[] processes)
    {
        _ready = [.. Enumerable.Repeat(true, processes.Length)];
        _watching = Task.WhenAll(processes.Select(Watch));
    }

    public bool IsReady(int process) => Volatile.Read(ref _ready[process]);

    /// <summary>Waits until a process has said that it wants no more.</summary>
    public Task UntilUnready(int process) => Patience.Until(() => !IsReady(process), Limit, "the end of readiness");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task Watch(Uri process, int index)
    {
        using var http = new HttpClient { BaseAddress = process, Timeout = TimeSpan.FromSeconds(2) };
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready", _stop.Token);
                Volatile.Write(ref _ready[index], answer.StatusCode == HttpStatusCode.OK);
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
            {
                Volatile.Write(ref _ready[index], false);
            }

            await Task.Delay(Interval);
        }
    }
}
