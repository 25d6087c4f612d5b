using System.Collections.Immutable;
using System.Text.RegularExpressions;
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
public sealed partial class ManualDesk(StaffTicketSigner staff, ManualStore store) : Grain, IManualDesk
{
    private const int TitleLimit = 200;
    private const int BodyLimit = 20_000;
    private const int NoteLimit = 400;

    public async ValueTask<ImmutableArray<Manual>> Search(string ticket, string? query) =>
        Actor(ticket, Right.ReadManuals) is null ? [] : await StorageBoundary.Cross(() => store.Search(TypedText.Tidy(query)));

    public async ValueTask<ManualOutcome> Write(string ticket, string id, string kind, string title, string body)
    {
        if (Actor(ticket, Right.WriteManuals) is not { } actor) return Refusal.NotAllowed;
        if (Errors(id, kind, title, body) is { IsEmpty: false } errors) return Refusal.Invalid(errors);
        await StorageBoundary.Cross(() => store.Write(id, kind, title.Trim(), body.Trim(), actor));
        return new ManualOutcome(await StorageBoundary.Cross(() => store.Newest(id)), null);
    }

    public async ValueTask<ManualOutcome> Approve(string ticket, string id)
    {
        if (Actor(ticket, Right.WriteManuals) is not { } actor) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => store.Newest(id)) is not { } newest) return Refusal.NotFound;
        if (newest.ApprovedAt is not null) return Refusal.AlreadyDecided;
        if (newest.WrittenBy == actor) return Refusal.OwnChange;
        await StorageBoundary.Cross(() => store.Approve(id, newest.Revision, actor));
        return new ManualOutcome(await StorageBoundary.Cross(() => store.Newest(id)), null);
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
        Actor(ticket, Right.ReadManuals) is null ? [] : await StorageBoundary.Cross(() => store.Referrals(TypedText.Tidy(query)));

    public async ValueTask<bool> SetReferral(string ticket, Referral referral)
    {
        if (Actor(ticket, Right.WriteManuals) is not { } actor) return false;
        await StorageBoundary.Cross(() => store.Set(referral, actor));
        return true;
    }

    public async ValueTask<ImmutableArray<ScriptLine>> Script(string ticket, string language, string? procedure) =>
        Actor(ticket, Right.ReadManuals) is null ? [] : await StorageBoundary.Cross(() => store.Script(language, procedure ?? ""));

    private static ImmutableArray<FieldError> Errors(string id, string kind, string title, string body)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (!Id().IsMatch(id)) errors.Add(new FieldError("id", FieldProblem.Malformed));
        if (kind is not ("manual" or "question")) errors.Add(new FieldError("kind", FieldProblem.Unknown));
        Text("title", title, TitleLimit);
        Text("body", body, BodyLimit);
        return errors.ToImmutable();

        void Text(string field, string value, int limit)
        {
            if (string.IsNullOrWhiteSpace(value)) errors.Add(new FieldError(field, FieldProblem.Required));
            else if (value.Length > limit) errors.Add(new FieldError(field, FieldProblem.TooLong, limit, value.Length));
            else if (TypedText.HasForbidden(value, lineBreaks: true)) errors.Add(new FieldError(field, FieldProblem.ControlCharacters));
        }
    }

    private string? Actor(string ticket, Right right) => staff.Verify(ticket) is { } account && account.May(right) ? account.UserName : null;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Id();
}
