using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Contracts.Sites;

/// <summary>What the citizens' pages tell everybody; a stateless worker, key 0. At most two seconds old.</summary>
[Alias("ISiteNotices")]
public interface ISiteNotices : IGrainWithIntegerKey
{
    [Alias("Current"), ResponseTimeout(EdgeCalls.OneCall)]
    ValueTask<SiteNotices> Current();
}
