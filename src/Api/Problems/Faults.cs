using System.Data.Common;

namespace OrleansBooking.Api.Problems;

/// <summary>Tells faults that pass by themselves from bugs.</summary>
public static class Faults
{
    // The silo's own fault of storage; its type lives with the grains, which the edge does not know.
    private const string StorageFault = "LedgerFault";

    /// <summary>A silo, the cluster or PostgreSQL is away or slow: the outcome is unknown, and the same request may be sent again.</summary>
    public static bool IsPassing(Exception fault) =>
        fault is OrleansException or TimeoutException or DbException or System.Net.Sockets.SocketException
        || fault.GetType().Name == StorageFault
        || (fault.InnerException is { } cause && IsPassing(cause));
}
