using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Venues;

/// <summary>The venue grain as the daily roll sees it; key as <see cref="IVenueGrain"/>.</summary>
[Alias("IVenueRoll")]
public interface IVenueRoll : IGrainWithStringKey
{
    /// <summary>Materialises what the passing of time made due; nothing if nothing is.</summary>
    [Alias("Roll")]
    ValueTask Roll();
}
