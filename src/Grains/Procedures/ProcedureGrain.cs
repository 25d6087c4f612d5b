using Npgsql;
using Orleans.Storage;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Venues;

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

    public async ValueTask<VenueOutcome> Define(string ticket, ProcedureDefinition definition)
    {
        if (staff.Verify(ticket) is not { Role: StaffRoles.Administrator }) return new VenueOutcome(null, Refusal.NotAllowed);
        if (!VenueRules.IsId(definition.Id) || ProcedureKey.Of(definition.Id) != this.GetPrimaryKeyString())
            return new VenueOutcome(null, Refusal.Invalid(new FieldError("id", FieldProblem.Malformed)));
        if (string.IsNullOrWhiteSpace(definition.Name)) return new VenueOutcome(null, Refusal.Invalid(new FieldError("name", FieldProblem.Required)));
        if (definition.Bring.IsEmpty) return new VenueOutcome(null, Refusal.Invalid(new FieldError("bring", FieldProblem.Required)));

        var before = state.State;
        state.State = new ProcedureState(1, definition, before.Revision + 1);
        try
        {
            await state.WriteStateAsync();
        }
        catch (Exception e) when (e is InconsistentStateException or NpgsqlException or LedgerFault)
        {
            state.State = before;
            DeactivateOnIdle();
            throw new LedgerFault("The procedure could not be stored.");
        }

        await Apply(definition);
        return new VenueOutcome(state.State.Revision, null);
    }

    private async Task Apply(ProcedureDefinition definition)
    {
        try
        {
            await store.Apply(definition, state.State.Revision);
        }
        catch (NpgsqlException e)
        {
            throw new LedgerFault($"The procedure's rules could not be stored: {e.SqlState ?? e.GetType().Name}.");
        }
    }
}
