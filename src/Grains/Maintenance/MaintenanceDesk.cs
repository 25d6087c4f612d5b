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
        Actor(ticket, Right.ReadCity) is null ? [] : await StorageBoundary.Cross(store.All);

    public async ValueTask<MaintenanceOutcome> Plan(PlanMaintenance command)
    {
        if (Actor(command.Ticket, Right.ManageMaintenance) is not { } actor) return new MaintenanceOutcome(null, Refusal.NotAllowed);
        var errors = await Wrong(command);
        if (!errors.IsEmpty) return new MaintenanceOutcome(null, Refusal.Invalid(errors));
        return await StorageBoundary.Cross(() => store.Plan(command, actor)) is { } window
            ? new MaintenanceOutcome(window, null)
            // Somebody planned another one at the same moment.
            : new MaintenanceOutcome(null, Refusal.Invalid(await Wrong(command)));
    }

    public async ValueTask<MaintenanceOutcome> Cancel(string ticket, Guid id)
    {
        if (Actor(ticket, Right.ManageMaintenance) is not { } actor) return new MaintenanceOutcome(null, Refusal.NotAllowed);
        return await StorageBoundary.Cross(() => store.Cancel(id, actor)) is { } window
            ? new MaintenanceOutcome(window, null)
            : new MaintenanceOutcome(null, Refusal.NotFound);
    }

    private async Task<ImmutableArray<FieldError>> Wrong(PlanMaintenance command) =>
        MaintenanceRules.Check(command, time.GetUtcNow(), await StorageBoundary.Cross(store.All));

    private string? Actor(string ticket, Right right) => staff.Verify(ticket) is { } account && account.May(right) ? account.UserName : null;
}
