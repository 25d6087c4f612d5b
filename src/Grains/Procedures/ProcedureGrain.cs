using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Procedures;

/// <summary>Stores the procedure, then the rules of it that the ledger checks; repeated on activation if that did not finish.</summary>
public sealed class ProcedureGrain([PersistentState("procedure")] IPersistentState<ProcedureState> state, ProcedureStore store, StaffTicketSigner staff)
    : Grain, IProcedureGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (state.State.Definition is { } definition) await Apply(definition);
    }

    public ValueTask<ProcedureDefinition?> Get() => new(state.State.Definition);

    public ValueTask<ProcedureRevision?> Find() =>
        new(state.State.Definition is { } definition ? new ProcedureRevision(definition, state.State.Revision) : null);

    public ValueTask<VenueOutcome> Define(string ticket, ProcedureDefinition definition) => Set(ticket, definition, state.State.Revision);

    public async ValueTask<VenueOutcome> Set(string ticket, ProcedureDefinition definition, long expectedRevision)
    {
        if (staff.Verify(ticket)?.May(Right.ManageVenues) is not true) return new VenueOutcome(null, Refusal.NotAllowed);
        if (ProcedureKey.Of(definition.Id) != this.GetPrimaryKeyString()) return new VenueOutcome(null, Refusal.Invalid(new FieldError("id", FieldProblem.Malformed)));
        var errors = ProcedureRules.Check(definition);
        if (!errors.IsEmpty) return new VenueOutcome(null, Refusal.Invalid(errors));
        if (expectedRevision != state.State.Revision) return new VenueOutcome(null, Refusal.StaleVersion((int)state.State.Revision));

        await state.Store(new ProcedureState(1, definition, state.State.Revision + 1), DeactivateOnIdle);
        await Apply(definition);
        return new VenueOutcome(state.State.Revision, null);
    }

    private Task Apply(ProcedureDefinition definition) => StorageBoundary.Cross(() => store.Apply(definition, state.State.Revision));
}
