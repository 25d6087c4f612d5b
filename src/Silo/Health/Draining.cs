namespace OrleansBooking.Silo.Health;

/// <summary>A clean stop: first nobody is sent here any more, then the running requests end, then the silo leaves the cluster.</summary>
public sealed class Draining(Readiness readiness, IConfiguration configuration, TimeProvider time) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called before anything stops; waits for as long as the proxy in front needs to see it (<c>Booking:DrainSeconds</c>).</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Close();
        var seconds = configuration.GetValue("Booking:DrainSeconds", 0);
        if (seconds > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), time, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
