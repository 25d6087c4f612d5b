using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Manuals;

/// <summary>Checks the right and the rules; the rows are the state.</summary>
[StatelessWorker, Reentrant]
public sealed class ManualDesk(StaffTicketSigner staff, ManualStore store, ReferralStore referrals) : Grain, IManualDesk
{
    private const int NoteLimit = 400;

    public async ValueTask<ImmutableArray<Manual>> Search(string ticket, string? query) =>
        Actor(ticket, Right.ReadManuals) is null ? [] : await StorageBoundary.Cross(() => store.Search(TypedText.Tidy(query)));

    public async ValueTask<ManualOutcome> Write(WriteManual command)
    {
        if (Actor(command.Ticket, Right.WriteManuals) is not { } actor) return Refusal.NotAllowed;
        if (ManualRules.Check(command) is { IsEmpty: false } errors) return Refusal.Invalid(errors);
        var newest = await StorageBoundary.Cross(() => store.Newest(command.Id));
        // The same form sent twice is one revision.
        if (ManualRules.SaysTheSame(newest, command)) return new ManualOutcome(newest, null);
        if (command.Expected == 0 && newest is not null) return Refusal.Invalid(new FieldError("id", FieldProblem.Taken));
        var revision = newest?.Revision ?? 0;
        if (command.Expected is { } expected && expected != revision) return Refusal.StaleVersion(revision);
        if (!await StorageBoundary.Cross(() => store.Write(command, revision + 1, actor))) return Refusal.StaleVersion(revision + 1);
        return new ManualOutcome(await StorageBoundary.Cross(() => store.Newest(command.Id)), null);
    }

    public async ValueTask<ManualOutcome> Approve(string ticket, string id, int? expected)
    {
        if (Actor(ticket, Right.WriteManuals) is not { } actor) return Refusal.NotAllowed;
        var (text, refusal) = await Approval.Give(actor, expected, () => store.Newest(id), revision => store.Approve(id, revision, actor));
        return new ManualOutcome(text, refusal);
    }

    public async ValueTask<ImmutableArray<Manual>> Revisions(string ticket, string id) =>
        Actor(ticket, Right.WriteManuals) is null ? [] : await StorageBoundary.Cross(() => store.Revisions(id));

    public async ValueTask<ImmutableArray<Manual>> Drafts(string ticket) =>
        Actor(ticket, Right.WriteManuals) is null ? [] : await StorageBoundary.Cross(store.Drafts);

    public async ValueTask<ManualOutcome> Say(string ticket, Guid operation, string id, bool wasRight, string? note)
    {
        if (Actor(ticket, Right.ReadManuals) is not { } actor) return Refusal.NotAllowed;
        var said = TypedText.Tidy(note);
        if (said?.Length > NoteLimit) return Refusal.Invalid(new FieldError("note", FieldProblem.TooLong, NoteLimit, said.Length));
        if (said is not null && TypedText.HasForbidden(said)) return Refusal.Invalid(new FieldError("note", FieldProblem.ControlCharacters));
        if (await StorageBoundary.Cross(() => store.Seen(id)) is not { } page) return Refusal.NotFound;
        await StorageBoundary.Cross(() => store.Say(operation, id, page.Revision, wasRight, said, actor));
        return new ManualOutcome(page, null);
    }

    public async ValueTask<ImmutableArray<ManualAnswer>> Answers(string ticket, string id) =>
        Actor(ticket, Right.WriteManuals) is null ? [] : await StorageBoundary.Cross(() => store.Answers(id));

    public async ValueTask<ImmutableArray<Referral>> Referrals(string ticket, string? query) =>
        Actor(ticket, Right.ReadManuals) is null ? [] : await StorageBoundary.Cross(() => referrals.Search(TypedText.Tidy(query)));

    public async ValueTask<ReferralOutcome> SetReferral(string ticket, Referral referral, int? expected)
    {
        if (Actor(ticket, Right.WriteManuals) is not { } actor) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => referrals.Set(referral, expected, actor)) is { } version)
            return new ReferralOutcome(referral with { Version = version }, null);
        var now = await StorageBoundary.Cross(() => referrals.Version(referral.Id));
        return expected == 0 ? Refusal.Invalid(new FieldError("id", FieldProblem.Taken)) : Refusal.StaleVersion(now ?? 0);
    }

    public async ValueTask<bool> RemoveReferral(string ticket, string id) =>
        Actor(ticket, Right.WriteManuals) is { } actor && await StorageBoundary.Cross(() => referrals.Remove(id, actor));

    private string? Actor(string ticket, Right right) => staff.Verify(ticket) is { } account && account.May(right) ? account.UserName : null;
}
