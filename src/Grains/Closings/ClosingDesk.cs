using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Closings;

/// <summary>Closes the day in the venues' schedules first, so that nobody books it any more, then tells everybody who has.
/// A repeat goes on where it stopped.</summary>
[StatelessWorker, Reentrant]
public sealed class ClosingDesk(StaffTicketSigner staff, IGrainFactory grains, ClosingStore store, ClosingPeople people, DayReopener reopener,
    TimeProvider time) : Grain, IClosingDesk
{
    private const int ReasonLimit = 100;
    private const int ResultLimit = 200;
    private const int Tries = 5;

    public async ValueTask<ClosingOutcome> Preview(CloseDay command)
    {
        if (Actor(command.Ticket, Right.CloseDays) is null) return Refusal.NotAllowed;
        var (venues, refusal) = await Check(command, withReason: false);
        if (refusal is not null) return refusal;
        var (mails, calls) = await StorageBoundary.Cross(() => people.Count(command.Date, venues));
        return new ClosingOutcome(null, new ClosingPreview(command.Date, [.. venues], mails, calls), null);
    }

    public async ValueTask<ClosingOutcome> Close(CloseDay command)
    {
        if (Actor(command.Ticket, Right.CloseDays) is not { } actor) return Refusal.NotAllowed;
        var (venues, refusal) = await Check(command, withReason: true);
        if (refusal is not null) return refusal;
        foreach (var venue in venues)
            if (await CloseAt(venue, command) is { } refused) return refused;

        await StorageBoundary.Cross(() => store.Record(command, venues, actor));
        return new ClosingOutcome(await StorageBoundary.Cross(() => store.Find(command.OperationId)), null, null);
    }

    public async ValueTask<ClosingOutcome> PreviewReopening(ReopenDay command) =>
        Actor(command.Ticket, Right.CloseDays) is null ? Refusal.NotAllowed
        : await StorageBoundary.Cross(() => store.Find(command.Closing)) is not { } closing ? Refusal.NotFound
        : Passed(closing) is { } passed ? passed
        : new ClosingOutcome(closing, null, null) { Reopening = await reopener.Preview(closing) };

    public async ValueTask<ClosingOutcome> Reopen(ReopenDay command)
    {
        if (Actor(command.Ticket, Right.CloseDays) is not { } actor) return Refusal.NotAllowed;
        if (await StorageBoundary.Cross(() => store.Find(command.Closing)) is not { } closing) return Refusal.NotFound;
        if (closing.ReopenedAt is not null) return new ClosingOutcome(closing, null, null);
        if (Passed(closing) is { } passed) return passed;
        if (command.Reason?.Length > ReasonLimit) return Refusal.Invalid(new FieldError("reason", FieldProblem.TooLong, ReasonLimit, command.Reason.Length));
        if (await reopener.Reopen(closing, command.Ticket) is { } refused) return refused;
        await StorageBoundary.Cross(() => store.Reopen(closing, command.Reason, actor));
        return new ClosingOutcome(await StorageBoundary.Cross(() => store.Find(command.Closing)), null, null);
    }

    public async ValueTask<ImmutableArray<DayClosing>> All(string ticket) =>
        Actor(ticket, Right.WorkWorklist) is null ? [] : await StorageBoundary.Cross(store.All);

    public async ValueTask<DayClosing?> Find(string ticket, Guid id) =>
        Actor(ticket, Right.WorkWorklist) is null ? null : await StorageBoundary.Cross(() => store.Find(id));

    public async ValueTask<ImmutableArray<ClosingCall>> Calls(string ticket, Guid id) =>
        Actor(ticket, Right.WorkWorklist) is null ? [] : await StorageBoundary.Cross(() => people.Calls(id));

    public ValueTask<bool> MarkCalled(string ticket, Guid id, long number, string? result) => Note(ticket, id, number, reached: true, result);

    public ValueTask<bool> MarkNotReached(string ticket, Guid id, long number, string? result) => Note(ticket, id, number, reached: false, result);

    private async ValueTask<bool> Note(string ticket, Guid id, long number, bool reached, string? result) =>
        Actor(ticket, Right.WorkWorklist) is { } actor && (result is null || result.Length <= ResultLimit)
        && await StorageBoundary.Cross(() => people.Note(id, number, reached, result, actor));

    /// <summary>The venues that are meant, or what is wrong.</summary>
    private async Task<(string[] Venues, Refusal? Refusal)> Check(CloseDay command, bool withReason)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (command.Date < time.CityToday()) errors.Add(new FieldError("date", FieldProblem.Unknown));
        if (withReason && string.IsNullOrWhiteSpace(command.Reason)) errors.Add(new FieldError("reason", FieldProblem.Required));
        else if (command.Reason.Length > ReasonLimit) errors.Add(new FieldError("reason", FieldProblem.TooLong, ReasonLimit, command.Reason.Length));
        else if (TypedText.HasForbidden(command.Reason)) errors.Add(new FieldError("reason", FieldProblem.ControlCharacters));

        var known = (await grains.GetGrain<ICatalogue>(0).Venues()).Select(venue => venue.Definition.Profile.Id).ToArray();
        if (command.Venues.Except(known).Any()) errors.Add(new FieldError("venues", FieldProblem.Unknown));
        if (errors.Count > 0) return ([], Refusal.Invalid(errors.ToImmutable()));
        return (command.Venues.IsEmpty ? known : [.. command.Venues.Distinct().Order(StringComparer.Ordinal)], null);
    }

    // Somebody else may change the venue at the same moment: then once more, on what it is now.
    private async Task<Refusal?> CloseAt(string venue, CloseDay command)
    {
        var grain = grains.GetGrain<IVenueGrain>(VenueKey.Of(venue));
        Refusal? refused = null;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await grain.Get() is not { } current) return Refusal.UnknownVenue;
            if (ClosedDefinition.Of(current.Definition, command.Date, command.Reason) is not { } closed) return null;
            refused = (await grain.Define(new DefineVenue(command.Ticket, closed, current.Revision) { IsEmergency = true })).Refusal;
            if (refused?.Kind != RefusalKind.StaleVersion) return refused;
        }

        return refused;
    }

    private Refusal? Passed(DayClosing closing) =>
        closing.Date < time.CityToday() ? Refusal.Invalid(new FieldError("date", FieldProblem.Past)) : null;

    private string? Actor(string ticket, Right right) => staff.Verify(ticket) is { } account && account.May(right) ? account.UserName : null;
}
