using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Centre;

/// <summary>One silo for all desks of the call centre.</summary>
[CollectionDefinition(Name)]
public sealed class CentreCollection : ICollectionFixture<BookingCluster>
{
    public const string Name = nameof(CentreCollection);

    /// <summary>Somebody else of this role.</summary>
    public static string Ticket(BookingCluster cluster, string name, string role = StaffRoles.Operator) =>
        new StaffTicketSigner(cluster.Keys.StaffTicket, cluster.Time).Sign(name, role);
}
