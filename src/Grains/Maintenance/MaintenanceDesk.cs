using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Maintenance;

/// <summary>Checks the right and the rules; the rows are the state.</summary>
[StatelessWorker, Reentrant]
public sealed class MaintenanceDesk(StaffTicketSigner staff, MaintenanceStore store, TimeProvider time) : Grain, IMaintenanceDesk
{
    public async ValueTask<ImmutableArray<MaintenanceWindow>> All(string ticket) =>
        Actor(ticket) is null ? [] : await StorageBoundary.Cross(store.All);

    public async ValueTask<MaintenanceOutcome> Plan(PlanMaintenance command)
    {
        if (Actor(command.Ticket) is not { } actor) return new MaintenanceOutcome(null, Refusal.NotAllowed);
        var errors = MaintenanceRules.Check(command, time.GetUtcNow());
        return errors.IsEmpty
            ? new MaintenanceOutcome(await StorageBoundary.Cross(() => store.Plan(command, actor)), null)
            : new MaintenanceOutcome(null, Refusal.Invalid(errors));
    }

    public async ValueTask<MaintenanceOutcome> Cancel(string ticket, Guid id)
    {
        if (Actor(ticket) is not { } actor) return new MaintenanceOutcome(null, Refusal.NotAllowed);
        return await StorageBoundary.Cross(() => store.Cancel(id, actor)) is { } window
            ? new MaintenanceOutcome(window, null)
            : new MaintenanceOutcome(null, Refusal.NotFound);
    }

    private string? Actor(string ticket) => staff.Verify(ticket) is { } account && account.May(Right.ManageMaintenance) ? account.UserName : null;
}
