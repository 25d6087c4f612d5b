using System.Collections.Immutable;

namespace OrleansBooking.Contracts.Maintenance;

/// <summary>Plans the times in which the citizens' site is stopped (D7); a stateless worker, key 0.</summary>
[Alias("IMaintenanceDesk")]
public interface IMaintenanceDesk : IGrainWithIntegerKey
{
    /// <summary>All windows, the latest first.</summary>
    [Alias("All")]
    ValueTask<ImmutableArray<MaintenanceWindow>> All(string ticket);

    /// <summary>Plans one: a month ahead, or with an emergency reason; never two in the same time.</summary>
    [Alias("Plan")]
    ValueTask<MaintenanceOutcome> Plan(PlanMaintenance command);

    /// <summary>Cancels one, or ends it before its time; again changes nothing, and one that is over stays as it was.</summary>
    [Alias("Cancel")]
    ValueTask<MaintenanceOutcome> Cancel(string ticket, Guid id);
}
