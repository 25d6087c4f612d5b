using System.Threading.RateLimiting;

namespace OrleansBooking.Web.Hosting;

/// <summary>So many pages at once (<c>Web:PageLimit</c>); who comes next sees "crowded" at once instead of waiting in memory.</summary>
internal sealed class PageLimit(IConfiguration configuration) : IDisposable
{
    public const int Default = 512;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = configuration.GetValue("Web:PageLimit", Default),
        QueueLimit = 0,
    });

    /// <summary>A place, if there is one; dispose when the page is done.</summary>
    public RateLimitLease Enter() => _limiter.AttemptAcquire();

    public void Dispose() => _limiter.Dispose();
}
