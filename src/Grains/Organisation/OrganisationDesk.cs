using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Organisation;

/// <summary>Checks the right and the rules; the rows are the state.</summary>
[StatelessWorker, Reentrant]
public sealed class OrganisationDesk(StaffTicketSigner staff, OrganisationStore store, CaseStore cases) : Grain, IOrganisationDesk
{
    private const int TitleLimit = 200;
    private const int OwnerLimit = 100;
    private const int ResultLimit = 1_000;

    public async ValueTask<OrganisationChart?> Get(string ticket, int? revision) =>
        Actor(ticket, Right.ReadOrganisation) is null ? null : await StorageBoundary.Cross(() => store.Get(revision));

    public async ValueTask<ImmutableArray<OrganisationRevision>> Revisions(string ticket) =>
        Actor(ticket, Right.ReadOrganisation) is null ? [] : await StorageBoundary.Cross(store.Revisions);

    public async ValueTask<OrganisationOutcome> Change(string ticket, int expectedRevision, ImmutableArray<Member> members)
    {
        if (Actor(ticket, Right.ManageOrganisation) is not { } actor) return Refusal.NotAllowed;
        var errors = OrganisationRules.Check(members);
        if (!errors.IsEmpty) return Refusal.Invalid(errors);
        var changed = await StorageBoundary.Cross(() => store.Change(expectedRevision, members, actor));
        var now = (await StorageBoundary.Cross(() => store.Get(null)))!;
        return changed ? new OrganisationOutcome(now, null) : Refusal.StaleVersion(now.Revision);
    }

    public async ValueTask<ImmutableArray<CityCase>> Cases(string ticket) =>
        Actor(ticket, Right.ReadCases) is null ? [] : await StorageBoundary.Cross(cases.All);

    public async ValueTask<CaseOutcome> Open(string ticket, Guid id, string title, string owner, DateOnly? due)
    {
        if (Actor(ticket, Right.ManageOrganisation) is not { } actor) return Refusal.NotAllowed;
        if (Errors(OrganisationRules.Check("title", title, TitleLimit), OrganisationRules.Check("owner", owner, OwnerLimit)) is { } invalid) return invalid;
        await StorageBoundary.Cross(() => cases.Open(id, title.Trim(), owner.Trim(), due, actor));
        return await Answer(id);
    }

    public async ValueTask<CaseOutcome> HandOver(string ticket, Guid id, string owner, DateOnly? due)
    {
        if (Actor(ticket, Right.ManageOrganisation) is not { } actor) return Refusal.NotAllowed;
        if (Errors(OrganisationRules.Check("owner", owner, OwnerLimit)) is { } invalid) return invalid;
        if (await Closed(id) is { } refused) return refused;
        return await StorageBoundary.Cross(() => cases.HandOver(id, owner.Trim(), due, actor)) ? await Answer(id) : Refusal.NotChangeable;
    }

    public async ValueTask<CaseOutcome> Finish(string ticket, Guid id, string result)
    {
        if (Actor(ticket, Right.ManageOrganisation) is not { } actor) return Refusal.NotAllowed;
        if (Errors(OrganisationRules.Check("result", result, ResultLimit)) is { } invalid) return invalid;
        if (await Closed(id) is { } refused) return refused;
        return await StorageBoundary.Cross(() => cases.Finish(id, result.Trim(), actor)) ? await Answer(id) : Refusal.NotChangeable;
    }

    private async Task<CaseOutcome> Answer(Guid id) =>
        await StorageBoundary.Cross(() => cases.Find(id)) is { } found ? new CaseOutcome(found, null) : Refusal.NotFound;

    private async Task<Refusal?> Closed(Guid id) =>
        await StorageBoundary.Cross(() => cases.Find(id)) is not { } found ? Refusal.NotFound : found.ClosedAt is null ? null : Refusal.NotChangeable;

    private static Refusal? Errors(params IEnumerable<FieldError?> errors) =>
        errors.OfType<FieldError>().ToImmutableArray() is { IsEmpty: false } found ? Refusal.Invalid(found) : null;

    private string? Actor(string ticket, Right right) => staff.Verify(ticket) is { } account && account.May(right) ? account.UserName : null;
}
