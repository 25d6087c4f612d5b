using System.Data.Common;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Api.Problems;

/// <summary>Tells faults that pass by themselves from bugs.</summary>
public static class Faults
{
    /// <summary>A silo, the cluster or PostgreSQL is away or slow: the outcome is unknown, and the same request may be sent again.</summary>
    public static bool IsPassing(Exception fault) =>
        fault is OrleansException or LedgerFault or TimeoutException or OperationCanceledException or DbException or System.Net.Sockets.SocketException
        || (fault.InnerException is { } cause && IsPassing(cause));
}
