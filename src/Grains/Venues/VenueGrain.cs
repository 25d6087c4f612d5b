using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Changes;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Venues;

/// <summary>Stores the definition with the change that made it, then records the change and applies its plan; what was left unfinished is
/// repeated on activation and by the daily roll.</summary>
public sealed class VenueGrain(
    [PersistentState("venue")] IPersistentState<VenueState> state, VenuePlan plan, ChangeStore changes, ChangeWeigher weigher,
    StaffTicketSigner staff, TimeProvider time) : Grain, IVenueGrain, IVenueRoll
{
    private string Venue => VenueKey.Venue(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await Roll();

    public ValueTask<VenueRevision?> Get() =>
        new(state.State.Definition is { } definition ? new VenueRevision(definition, state.State.Revision) : null);

    public async ValueTask<VenueOutcome> Define(DefineVenue command)
    {
        if (staff.Verify(command.Ticket) is not { } who || !who.May(command.IsEmergency ? Right.CloseDays : Right.SetLimits))
            return new VenueOutcome(null, Refusal.NotAllowed);
        var edit = new ReplaceVenue(command.Definition);
        var weighed = await weigher.Weigh(Venue, state.State.Definition, edit, who.UserName);
        if (weighed.Refusal is { } refusal) return new VenueOutcome(null, refusal);
        if (command.ExpectedRevision != state.State.Revision) return new VenueOutcome(null, Refusal.StaleVersion((int)state.State.Revision));

        await Commit(New(new ProposeChange(DefinitionId.Of(Venue, command.ExpectedRevision), command.Ticket, edit, null, null), who, weighed), weighed.After!);
        return new VenueOutcome(state.State.Revision, null);
    }

    public async ValueTask<ChangeOutcome> Preview(ProposeChange command)
    {
        if (!May(command, out var who)) return Refusal.NotAllowed;
        var weighed = await weigher.Weigh(Venue, state.State.Definition, command.Edit, who!.UserName);
        return weighed.Refusal is { } refusal ? refusal : Stale(command.ExpectedRevision) is { } stale ? stale : new ChangeOutcome(null, weighed.Effect, null);
    }

    public async ValueTask<ChangeOutcome> Propose(ProposeChange command)
    {
        if (!May(command, out var who)) return Refusal.NotAllowed;
        if (await Known(command.Id) is { } known)
            return known.Author == who!.UserName && known.Reason == command.Reason && known.Undoes == command.Undoes
                && (command.Undoes is not null || ChangeStore.AreSame(known.Edit, command.Edit)) ? known : Refusal.IdempotencyMismatch;
        if (Stale(command.ExpectedRevision) is { } stale) return stale;
        if (weigher.Passed(command.Edit) is { } passed) return passed;
        var weighed = await weigher.Weigh(Venue, state.State.Definition, command.Edit, who!.UserName);
        if (weighed.Refusal is { } refusal) return refusal;

        var change = New(command, who!, weighed);
        return weighed.Effect!.NeedsApproval ? await Record(change) : await Commit(change, weighed.After!);
    }

    public async ValueTask<ChangeOutcome> Undo(UndoChange command, bool preview)
    {
        if (await Known(command.Undoes) is not { } change || state.State.Definition is not { } current) return Refusal.NotFound;
        if (!preview && await Known(command.Id) is { } known)
            return await Propose(new ProposeChange(command.Id, command.Ticket, known.Edit, command.Reason, null, command.Undoes));
        var (edit, refusal) = await weigher.Undone(change, current, state.State.Revision);
        if (edit is null) return refusal!;
        var proposal = new ProposeChange(command.Id, command.Ticket, edit, command.Reason, null, command.Undoes);
        return await (preview ? Preview(proposal) : Propose(proposal));
    }

    public async ValueTask<ChangeOutcome> Decide(DecideChange command)
    {
        if (staff.Verify(command.Ticket) is not { } who || !who.May(Right.ApproveChanges)) return Refusal.NotAllowed;
        if (await Known(command.Change) is not { } change || change.Venue != Venue) return Refusal.NotFound;
        if (change.State != ChangeState.Pending)
            return change.Decider == who.UserName && change.State == ChangeState.Applied == command.Approve ? change : Refusal.AlreadyDecided;
        if (command.Approve && string.Equals(change.Author, who.UserName, StringComparison.OrdinalIgnoreCase)) return Refusal.OwnChange;

        var decided = change with { Decider = who.UserName, DecidedAt = time.GetUtcNow(), DecisionReason = command.Reason };
        if (!command.Approve) return await Record(decided with { State = ChangeState.Refused });
        // Anew, with everything that came in between. A whole venue is approved only as it was seen.
        if (change.Edit is ReplaceVenue && Stale(change.BaseRevision) is { } stale) return stale;
        if (weigher.Passed(change.Edit) is { } passed) return passed;
        var weighed = await weigher.Weigh(Venue, state.State.Definition, change.Edit, change.Author);
        return weighed.Refusal is { } refusal ? refusal : await Commit(decided with { Effect = weighed.Effect! }, weighed.After!);
    }

    public async ValueTask Roll() => await plan.Roll(Venue, state.State);

    private bool May(ProposeChange command, out StaffIdentity? who) =>
        (who = staff.Verify(command.Ticket))?.May(command.Edit is ReplaceVenue ? Right.ManageVenues : Right.ManageSchedule) is true;

    private Refusal? Stale(long? expected) =>
        expected is null || expected == state.State.Revision ? null : Refusal.StaleVersion((int)state.State.Revision);

    private VenueChange New(ProposeChange command, StaffIdentity who, WeighedChange weighed) => new(
        command.Id, Venue, command.Edit, ChangeState.Pending, command.Reason, who.UserName, time.GetUtcNow(), state.State.Revision, null, null, null, null,
        command.Undoes, weighed.Effect!);

    /// <summary>A change of this venue that was stored already, also when recording it was interrupted.</summary>
    private async Task<VenueChange?> Known(Guid id)
    {
        if (state.State.Last?.Id != id) return await StorageBoundary.Cross(() => changes.Find(id));
        await Roll();
        return state.State.Last;
    }

    private async Task<VenueChange> Record(VenueChange change)
    {
        await StorageBoundary.Cross(() => changes.Record(change, null));
        return change;
    }

    private async Task<VenueChange> Commit(VenueChange change, VenueDefinition after)
    {
        // The next write takes the place of the last change: that one is recorded first, should its recording have failed.
        await Roll();
        await state.Store(state.State.With(change, after, time.CityToday()), DeactivateOnIdle);
        await plan.Apply(Venue, state.State);
        return state.State.Last!;
    }
}
