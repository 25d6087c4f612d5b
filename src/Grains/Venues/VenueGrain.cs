using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Storage;

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
        if (staff.Verify(command.Ticket)?.May(Right.ManageSchedule) is not true) return new VenueOutcome(null, Refusal.NotAllowed);
        var errors = VenueRules.Check(command.Definition);
        if (!errors.IsEmpty || command.Definition.Profile.Id != Venue)
            return new VenueOutcome(null, Refusal.Invalid(errors.IsEmpty ? [new FieldError("id", FieldProblem.Malformed)] : errors));
        if (command.ExpectedRevision != state.State.Revision) return new VenueOutcome(null, Refusal.StaleVersion((int)state.State.Revision));

        await state.Store(new VenueState(1, command.Definition, state.State.Revision + 1), DeactivateOnIdle);
        await Apply();
        return new VenueOutcome(state.State.Revision, null);
    }

    public async ValueTask Roll()
    {
        if (state.State.Definition is null) return;
        var applied = await StorageBoundary.Cross(() => plans.Applied(Venue));
        if (applied?.Revision != state.State.Revision || applied?.Through < Through(state.State.Definition)) await Apply();
    }

    private Task<int> Apply()
    {
        var definition = state.State.Definition!;
        var (today, through, schedule) = (time.CityToday(), Through(definition), new Schedule(definition));
        return StorageBoundary.Cross(() =>
            plans.Apply(Venue, state.State.Revision, today, through, schedule.Slots(today, through), schedule.ClosedDays(today, through)));
    }

    /// <summary>The last day that is planned as of today.</summary>
    private DateOnly Through(VenueDefinition definition)
    {
        var horizon = time.CityToday().AddDays(HorizonDays);
        return horizon < definition.Window.LastDay ? horizon : definition.Window.LastDay;
    }
}
