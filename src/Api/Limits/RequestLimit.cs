using System.Threading.RateLimiting;
using OrleansBooking.Api.Problems;

namespace OrleansBooking.Api.Limits;

/// <summary>So many requests at once (<c>Api:RequestLimit</c>); the next one hears "busy" at once, before anything is read or asked for it.</summary>
/// <remarks>A request that waits costs memory, and its caller gives up anyway. All that waits further inside (mail boxes of grains, the loader of slots,
/// the ledger's queue) waits for a request that was let in, so this bounds it too.</remarks>
public sealed class RequestLimit(RequestDelegate next, IConfiguration configuration) : IDisposable
{
    /// <summary>Four times the connections at which a silo of two cores is fully busy.</summary>
    public const int Default = 1024;

    private static readonly RenderedProblem Busy = new(Problem.Busy());

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = configuration.GetValue("Api:RequestLimit", Default),
        QueueLimit = 0,
    });

    public Task InvokeAsync(HttpContext http) => ApiEdge.Covers(http) ? Admit(http) : next(http);

    public void Dispose() => _limiter.Dispose();

    private async Task Admit(HttpContext http)
    {
        using var place = _limiter.AttemptAcquire();
        await (place.IsAcquired ? next(http) : Busy.ExecuteAsync(http));
    }
}
