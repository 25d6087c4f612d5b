using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Manuals;

/// <summary>Checks the right and the rules; the rows are the state.</summary>
[StatelessWorker, Reentrant]
public sealed class ScriptDesk(StaffTicketSigner staff, ScriptStore store) : Grain, IScriptDesk
{
    public async ValueTask<ImmutableArray<ScriptLine>> Read(string ticket, ScriptSituation situation) =>
        Actor(ticket, Right.ReadManuals) is null ? [] : await StorageBoundary.Cross(() => store.Read(situation));

    public async ValueTask<ImmutableArray<ScriptText>> All(string ticket, string? language) =>
        Actor(ticket, Right.WriteManuals) is null ? [] : await StorageBoundary.Cross(() => store.All(language));

    public async ValueTask<ScriptText?> Find(string ticket, Guid id) =>
        Actor(ticket, Right.WriteManuals) is null ? null : await StorageBoundary.Cross(() => store.Find(id));

    public async ValueTask<ScriptOutcome> Write(WriteScript command)
    {
        if (Actor(command.Ticket, Right.WriteManuals) is not { } actor) return Refusal.NotAllowed;
        var now = await StorageBoundary.Cross(() => store.Find(command.Id));
        // For whom a line is stays; so its fields need not be sent again.
        var written = now is null ? command : command with { Step = now.Step, For = now.For };
        if (ScriptRules.Check(written) is { IsEmpty: false } errors) return Refusal.Invalid(errors);
        if (now?.Text == written.Text.Trim()) return new ScriptOutcome(now, null);
        if (command.Expected is { } expected && expected != (now?.Revision ?? 0)) return Refusal.StaleVersion(now?.Revision ?? 0);
        if (now is null && await StorageBoundary.Cross(() => store.Exists(command.Step, command.For)))
            return Refusal.Invalid(new FieldError("step", FieldProblem.Taken));

        if (!await StorageBoundary.Cross(() => store.Write(written, (now?.Revision ?? 0) + 1, actor))) return Refusal.StaleVersion((now?.Revision ?? 0) + 1);
        return new ScriptOutcome(await StorageBoundary.Cross(() => store.Find(command.Id)), null);
    }

    public async ValueTask<ScriptOutcome> Approve(string ticket, Guid id, int? expected)
    {
        if (Actor(ticket, Right.WriteManuals) is not { } actor) return Refusal.NotAllowed;
        var (text, refusal) = await Approval.Give(actor, expected, () => store.Find(id), revision => store.Approve(id, revision, actor));
        return new ScriptOutcome(text, refusal);
    }

    public async ValueTask<ImmutableArray<ScriptRevision>> Revisions(string ticket, Guid id) =>
        Actor(ticket, Right.WriteManuals) is null ? [] : await StorageBoundary.Cross(() => store.Revisions(id));

    public async ValueTask<bool> Remove(string ticket, Guid id) =>
        Actor(ticket, Right.WriteManuals) is { } actor && await StorageBoundary.Cross(() => store.Remove(id, actor));

    private string? Actor(string ticket, Right right) => staff.Verify(ticket) is { } account && account.May(right) ? account.UserName : null;
}
