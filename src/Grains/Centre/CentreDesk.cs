using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Centre;

/// <summary>Checks the right and the rules; the rows are the state.</summary>
[StatelessWorker, Reentrant]
public sealed class CentreDesk(StaffTicketSigner staff, CentreFigures figures, RosterStore rosters, SampleStore samples, OpenCaseStore cases, TimeProvider time)
    : Grain, ICentreDesk
{
    private const int FindingLimit = 400;
    private const int MostDrawn = 100;
    private const int MostListed = 500;

    public async ValueTask<CentreNow?> Now(string ticket) =>
        Actor(ticket, Right.LeadCentre) is null ? null : await StorageBoundary.Cross(() => figures.Read(time.GetUtcNow()));

    public async ValueTask<ImmutableArray<Shift>> Rosters(string ticket, DateOnly from, DateOnly to) =>
        Actor(ticket, Right.ReadCallCentre) is null ? [] : await StorageBoundary.Cross(() => rosters.Between(from, to));

    public async ValueTask<RosterOutcome> SetRoster(string ticket, DateOnly date, ImmutableArray<Shift> shifts)
    {
        if (Actor(ticket, Right.LeadCentre) is not { } actor) return Refusal.NotAllowed;
        if (RosterRules.Check(shifts) is { IsEmpty: false } errors) return Refusal.Invalid(errors);
        await StorageBoundary.Cross(() => rosters.Set(date, shifts, actor, time.GetUtcNow()));
        return new RosterOutcome(await StorageBoundary.Cross(() => rosters.Between(date, date)), null);
    }

    public async ValueTask<ImmutableArray<Sample>> Samples(string ticket) =>
        Actor(ticket, Right.LeadCentre) is null ? [] : await StorageBoundary.Cross(samples.All);

    public async ValueTask<DrawOutcome> Draw(DrawSamples command)
    {
        if (Actor(command.Ticket, Right.LeadCentre) is not { } actor) return Refusal.NotAllowed;
        var fair = command with { Count = Math.Clamp(command.Count, 1, MostDrawn) };
        var drawn = await StorageBoundary.Cross(() => samples.Draw(fair, actor, time.GetUtcNow()));
        return drawn is null ? Refusal.IdempotencyMismatch : new DrawOutcome(drawn, null);
    }

    public async ValueTask<bool> Check(string ticket, Guid id, string? finding)
    {
        if (Actor(ticket, Right.LeadCentre) is not { } actor) return false;
        var said = string.IsNullOrWhiteSpace(finding) ? null : finding.Trim();
        return await StorageBoundary.Cross(() => samples.Check(id, said?[..Math.Min(said.Length, FindingLimit)], actor, time.GetUtcNow()));
    }

    public async ValueTask<OpenCasePage> OpenCases(string ticket, int skip, int limit) =>
        Actor(ticket, Right.ReadCallCentre) is null ? new OpenCasePage([], 0, 0)
        : await StorageBoundary.Cross(() => cases.Page(Math.Max(skip, 0), Math.Clamp(limit, 1, MostListed), time.GetUtcNow()));

    public async ValueTask<bool> SetOwner(string ticket, string kind, string id, string owner) =>
        Actor(ticket, Right.WorkWorklist) is { } actor && await StorageBoundary.Cross(() => cases.SetOwner(kind, id, owner, actor, time.GetUtcNow()));

    private string? Actor(string ticket, Right right) => staff.Verify(ticket) is { } account && account.May(right) ? account.UserName : null;
}
