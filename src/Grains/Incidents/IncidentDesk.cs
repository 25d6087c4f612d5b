using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Incidents;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Incidents;

/// <summary>Checks the right and the rules; the rows are the state.</summary>
[StatelessWorker, Reentrant]
public sealed class IncidentDesk(StaffTicketSigner staff, IncidentStore store, TimeProvider time) : Grain, IIncidentDesk
{
    public async ValueTask<ImmutableArray<Incident>> All(string ticket) =>
        Actor(ticket, Right.ReadIncidents) is null ? [] : await StorageBoundary.Cross(store.All);

    public async ValueTask<Incident?> Find(string ticket, Guid id) =>
        Actor(ticket, Right.ReadIncidents) is null ? null : await StorageBoundary.Cross(() => store.Find(id));

    public async ValueTask<IncidentOutcome> Write(WriteIncident command)
    {
        if (Actor(command.Ticket, Right.ManageIncidents) is not { } actor) return Refusal.NotAllowed;
        var errors = IncidentRules.Check(command, time.GetUtcNow());
        if (!errors.IsEmpty) return Refusal.Invalid(errors);
        var changed = await StorageBoundary.Cross(() => store.Write(command, actor));
        // A repeated recording finds what it made.
        return await Answer(command.Id, changed > 0 || command.ExpectedVersion == 0);
    }

    public async ValueTask<IncidentOutcome> Close(string ticket, Guid id, int? expectedVersion)
    {
        if (Actor(ticket, Right.ManageIncidents) is not { } actor) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => store.Find(id)) is not { } incident) return Refusal.NotFound;
        if (incident.ClosedAt is not null) return new IncidentOutcome(incident, null);
        if (expectedVersion is { } expected && expected != incident.Version) return Refusal.StaleVersion(incident.Version);
        var missing = IncidentRules.MissingToClose(incident);
        if (!missing.IsEmpty) return Refusal.Invalid(missing);
        return await Answer(id, await StorageBoundary.Cross(() => store.Close(incident, actor)) > 0);
    }

    private async Task<IncidentOutcome> Answer(Guid id, bool changed) =>
        await StorageBoundary.Cross(() => store.Find(id)) is not { } now ? Refusal.NotFound
        : changed ? new IncidentOutcome(now, null)
        : now.ClosedAt is not null ? Refusal.NotChangeable
        : Refusal.StaleVersion(now.Version);

    private string? Actor(string ticket, Right right) => staff.Verify(ticket) is { } account && account.May(right) ? account.UserName : null;
}
