using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    [PersistentState("venue")] IPersistentState<VenueState> state, PlanStore plans, ChangeStore changes, ChangeWeigher weigher, NationalHolidays holidays,
    StaffTicketSigner staff, TimeProvider time) : Grain, IVenueGrain, IVenueRoll
{
    /// <summary>Special days stay in the definition for so long after they have passed.</summary>
    private const int KeptDays = 62;

    private string Venue => VenueKey.Venue(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await Roll();

    public ValueTask<VenueRevision?> Get() =>
        new(state.State.Definition is { } definition ? new VenueRevision(definition, state.State.Revision) : null);

    public async ValueTask<VenueOutcome> Define(DefineVenue command)
    {
        if (staff.Verify(command.Ticket) is not { } who || !who.May(Right.SetLimits)) return new VenueOutcome(null, Refusal.NotAllowed);
        var edit = new ReplaceVenue(command.Definition);
        var weighed = await weigher.Weigh(Venue, state.State.Definition, edit);
        if (weighed.Refusal is { } refusal) return new VenueOutcome(null, refusal);
        if (command.ExpectedRevision != state.State.Revision) return new VenueOutcome(null, Refusal.StaleVersion((int)state.State.Revision));

        await Commit(New(new ProposeChange(DefinitionId(Venue, command.ExpectedRevision), command.Ticket, edit, null, null), who, weighed), weighed.After!);
        return new VenueOutcome(state.State.Revision, null);
    }

    public async ValueTask<ChangeOutcome> Preview(ProposeChange command)
    {
        if (!May(command, out _)) return Refusal.NotAllowed;
        var weighed = await weigher.Weigh(Venue, state.State.Definition, command.Edit);
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
        var weighed = await weigher.Weigh(Venue, state.State.Definition, command.Edit);
        if (weighed.Refusal is { } refusal) return refusal;

        var change = New(command, who!, weighed);
        if (!weighed.Effect!.NeedsApproval) return await Commit(change, weighed.After!);
        await StorageBoundary.Cross(() => changes.Record(change, null));
        return change;
    }

    public async ValueTask<ChangeOutcome> Undo(UndoChange command, bool preview)
    {
        if (await Known(command.Undoes) is not { } change || state.State.Definition is not { } current) return Refusal.NotFound;
        if (!preview && await Known(command.Id) is { } known) return await Propose(new ProposeChange(command.Id, command.Ticket, known.Edit, command.Reason, null, command.Undoes));
        var before = await StorageBoundary.Cross(() => changes.Before(change.Id));
        var (edit, refusal) = UndoneChange.Of(change, before, current, state.State.Revision, (await holidays.Read()).Keys.ToFrozenSet());
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
        var isOwn = string.Equals(change.Author, who.UserName, StringComparison.OrdinalIgnoreCase);
        if (command.Approve && isOwn) return Refusal.OwnChange;

        var decided = change with { Decider = who.UserName, DecidedAt = time.GetUtcNow(), DecisionReason = command.Reason };
        if (!command.Approve)
        {
            decided = decided with { State = ChangeState.Refused };
            await StorageBoundary.Cross(() => changes.Record(decided, null));
            return decided;
        }

        // Anew, with everything that came in between. A whole venue is approved only as it was seen.
        if (change.Edit is ReplaceVenue && Stale(change.BaseRevision) is { } stale) return stale;
        if (weigher.Passed(change.Edit) is { } passed) return passed;
        var weighed = await weigher.Weigh(Venue, state.State.Definition, change.Edit);
        return weighed.Refusal is { } refusal ? refusal : await Commit(decided with { Effect = weighed.Effect! }, weighed.After!);
    }

    public async ValueTask Roll()
    {
        if (state.State.Definition is null) return;
        var applied = await StorageBoundary.Cross(() => plans.Applied(Venue));
        if (applied?.Revision != state.State.Revision || applied?.Through < Through(state.State.Definition)) await Apply();
    }

    /// <summary>The id of the change that a definition makes: there is one a revision.</summary>
    public static Guid DefinitionId(string venue, long revision) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"define\n{venue}\n{revision}"))).AsSpan(0, 16));

    private bool May(ProposeChange command, out StaffIdentity? who)
    {
        who = staff.Verify(command.Ticket);
        return who?.May(command.Edit is ReplaceVenue ? Right.ManageVenues : Right.ManageSchedule) is true;
    }

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

    private async Task<VenueChange> Commit(VenueChange change, VenueDefinition after)
    {
        var (now, revision) = (state.State, state.State.Revision + 1);
        var applied = change with { State = ChangeState.Applied, Revision = revision };
        await state.Store(new VenueState(1, EditedVenue.Without(after, time.CityToday().AddDays(-KeptDays)), revision) { Last = applied, Before = now.Definition }, DeactivateOnIdle);
        await Apply();
        return applied;
    }

    private async Task Apply()
    {
        var definition = state.State.Definition!;
        var (today, through, schedule) = (time.CityToday(), Through(definition), new Schedule(definition, (await holidays.Read()).Keys.ToFrozenSet()));
        await StorageBoundary.Cross(async () =>
        {
            if (state.State.Last is { } change) await changes.Record(change, state.State.Before);
            await plans.Apply(
                Venue, state.State.Revision, today, through, schedule.Slots(today, through), schedule.ClosedDays(today, through), time.GetUtcNow());
        });
    }

    /// <summary>The last day that is planned as of today.</summary>
    private DateOnly Through(VenueDefinition definition)
    {
        var horizon = time.CityToday().AddDays(ChangeSetting.HorizonDays);
        return horizon < definition.Window.LastDay ? horizon : definition.Window.LastDay;
    }
}
