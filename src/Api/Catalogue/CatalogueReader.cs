using OrleansBooking.Contracts.Faults;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Api.Catalogue;

/// <summary>This process's own view of venues and procedures: asks the catalogue at most once a second, one call in flight.</summary>
public sealed class CatalogueReader(IGrainFactory grains, EdgeCalls edge, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private Task<CatalogueSnapshot>? _reading;
    private DateTimeOffset _readAt;

    public Task<CatalogueSnapshot> Read()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_reading is null || _reading.IsFaulted || now - _readAt >= Age)
            {
                _readAt = now;
                _reading = Ask();
            }

            return _reading;
        }
    }

    /// <summary>The next reader asks anew: something was changed here.</summary>
    public void Forget()
    {
        lock (_lock) _reading = null;
    }

    private async Task<CatalogueSnapshot> Ask()
    {
        var catalogue = grains.GetGrain<ICatalogue>(0);
        var venues = edge.Repeat(catalogue.Venues).AsTask();
        var procedures = edge.Repeat(catalogue.Procedures).AsTask();
        return new CatalogueSnapshot(await venues, await procedures);
    }
}
