using System.Collections.Immutable;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Procedures;

/// <summary>Stores the procedure, then the rules of it that the ledger checks; repeated on activation if that did not finish.</summary>
public sealed class ProcedureGrain(
    [PersistentState("procedure")] IPersistentState<ProcedureState> state, ProcedureStore store, ProcedureWeigher weigher, StaffTicketSigner staff,
    TimeProvider time)
    : Grain, IProcedureGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await Apply();

    public ValueTask<ProcedureDefinition?> Get() => new(state.State.Definition);

    public ValueTask<ProcedureRevision?> Find() =>
        new(state.State.Definition is { } definition ? new ProcedureRevision(definition, state.State.Revision) : null);

    public ValueTask<VenueOutcome> Define(string ticket, ProcedureDefinition definition) => Set(ticket, definition, state.State.Revision, null);

    public async ValueTask<VenueOutcome> Set(string ticket, ProcedureDefinition definition, long expectedRevision, string? reason)
    {
        if (Check(ticket, definition, expectedRevision, out var who) is { } refusal) return new VenueOutcome(null, refusal);
        // The next write takes the place of the last change: that one is recorded first, should its recording have failed.
        await Apply();
        var revision = state.State.Revision + 1;
        var change = new ProcedureChange(revision, who!.UserName, time.GetUtcNow(), reason, definition);
        await state.Store(new ProcedureState(1, definition, revision) { Last = change }, DeactivateOnIdle);
        await Apply();
        return new VenueOutcome(state.State.Revision, null);
    }

    public async ValueTask<ChangeOutcome> Preview(string ticket, ProcedureDefinition definition, long expectedRevision) =>
        Check(ticket, definition, expectedRevision, out _) is { } refusal
            ? refusal
            : new ChangeOutcome(null, await weigher.Weigh(state.State.Definition, definition), null);

    public async ValueTask<ImmutableArray<ProcedureChange>> History(long? before) =>
        state.State.Definition is { } definition ? await StorageBoundary.Cross(() => store.History(definition.Id, before)) : [];

    private Refusal? Check(string ticket, ProcedureDefinition definition, long expectedRevision, out StaffIdentity? who)
    {
        who = staff.Verify(ticket);
        if (who?.May(Right.ManageVenues) is not true) return Refusal.NotAllowed;
        if (ProcedureKey.Of(definition.Id) != this.GetPrimaryKeyString()) return Refusal.Invalid(new FieldError("id", FieldProblem.Malformed));
        var errors = ProcedureRules.Check(definition);
        if (!errors.IsEmpty) return Refusal.Invalid(errors);
        return expectedRevision == state.State.Revision ? null : Refusal.StaleVersion((int)state.State.Revision);
    }

    /// <summary>Repeated it changes nothing.</summary>
    private async Task Apply()
    {
        if (state.State.Definition is { } definition) await StorageBoundary.Cross(() => store.Apply(definition, state.State.Revision, state.State.Last));
    }
}
