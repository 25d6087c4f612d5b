using Npgsql;
using Orleans.Storage;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Contracts.Venues;

namespace OrleansBooking.Grains.Venues;

/// <summary>Stores the definition, then applies its plan; an unfinished application is repeated on activation and by the daily roll.</summary>
public sealed class VenueGrain(
    [PersistentState("venue")] IPersistentState<VenueState> state, PlanStore plans, StaffTicketSigner staff, TimeProvider time) : Grain, IVenueGrain, IVenueRoll
{
    private const int HorizonDays = 400;

    private string Venue => VenueKey.Venue(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await Roll();

    public ValueTask<VenueRevision?> Get() =>
        new(state.State.Definition is { } definition ? new VenueRevision(definition, state.State.Revision) : null);

    public async ValueTask<VenueOutcome> Define(DefineVenue command)
    {
        if (staff.Verify(command.Ticket) is not { Role: StaffRoles.Administrator }) return new VenueOutcome(null, Refusal.NotAllowed);
        var errors = VenueRules.Check(command.Definition);
        if (!errors.IsEmpty || command.Definition.Profile.Id != Venue)
            return new VenueOutcome(null, Refusal.Invalid(errors.IsEmpty ? [new FieldError("id", FieldProblem.Malformed)] : errors));
        if (command.ExpectedRevision != state.State.Revision) return new VenueOutcome(null, Refusal.StaleVersion((int)state.State.Revision));

        var before = state.State;
        state.State = new VenueState(1, command.Definition, before.Revision + 1);
        try
        {
            await state.WriteStateAsync();
        }
        catch (Exception e) when (e is InconsistentStateException or NpgsqlException or LedgerFault)
        {
            // Never serve what was not stored: the next call reads it again.
            state.State = before;
            DeactivateOnIdle();
            throw new LedgerFault("The venue could not be stored.");
        }

        await Apply();
        return new VenueOutcome(state.State.Revision, null);
    }

    public async ValueTask Roll()
    {
        if (state.State.Definition is null) return;
        var applied = await Guard(() => plans.Applied(Venue));
        var horizon = time.CityToday().AddDays(HorizonDays);
        var through = horizon < state.State.Definition.Window.LastDay ? horizon : state.State.Definition.Window.LastDay;
        if (applied?.Revision != state.State.Revision || applied?.Through < through) await Apply();
    }

    private Task<int> Apply()
    {
        var definition = state.State.Definition!;
        var (today, schedule) = (time.CityToday(), new Schedule(definition));
        var horizon = today.AddDays(HorizonDays);
        var through = horizon < definition.Window.LastDay ? horizon : definition.Window.LastDay;
        return Guard(() => plans.Apply(Venue, state.State.Revision, today, through, schedule.Slots(today, through), schedule.ClosedDays(today, through)));
    }

    private static async Task<T> Guard<T>(Func<Task<T>> query)
    {
        try
        {
            return await query();
        }
        catch (NpgsqlException e)
        {
            throw new LedgerFault($"The plan could not be applied: {e.SqlState ?? e.GetType().Name}.");
        }
    }
}
