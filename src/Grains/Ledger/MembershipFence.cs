using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace OrleansBooking.Grains.Ledger;

/// <summary>The fence of a silo in a cluster over ADO.NET: its own address and generation.</summary>
public sealed class MembershipFence(ILocalSiloDetails silo, IOptions<ClusterOptions> cluster) : IFence
{
    public FenceRow? Row { get; } = new(
        cluster.Value.ClusterId, silo.SiloAddress.Endpoint.Address.ToString(), silo.SiloAddress.Endpoint.Port, silo.SiloAddress.Generation);
}
