using System.Text.Json;
using Orleans.Concurrency;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.LostNotices;

/// <summary>Checks the right and the limits; the rows are the state.</summary>
[StatelessWorker, Reentrant]
public sealed class LostNoticeDesk(StaffTicketSigner staff, LostNoticeStore store, LookUpHashes hashes, TimeProvider time) : Grain, ILostNoticeDesk
{
    public async ValueTask<LostNoticeOutcome> Match(MatchLostNotice command)
    {
        if (staff.Verify(command.Ticket) is not { } account || !account.May(Right.TakeCalls)) return Refusal.NotAllowed;
        var (said, errors) = LostNoticeRules.Read(command);
        if (said is null) return Refusal.Invalid(errors);
        var fingerprint = hashes.Fingerprint(JsonSerializer.Serialize((object?[])
            ["lost-notice", account.UserName, command.CallId, said.FullKana, said.Birthday, said.Phone, said.Date, said.Reason]));
        if (await Known() is { } before) return before;
        if (!await StorageBoundary.Cross(() => store.IsOpen(command.CallId))) return Refusal.Invalid(new FieldError("callId", FieldProblem.Unknown));

        var tomorrow = CityClock.ToInstant(time.CityToday().AddDays(1), TimeOnly.MinValue);
        var number = await StorageBoundary.Cross(() => store.Match(said));
        // What is not kept is not told.
        var kept = await StorageBoundary.Cross(() => store.Add(command, said, account.UserName, number, fingerprint, time.GetUtcNow(), tomorrow.AddDays(-1)));
        return kept ? Answer(command.Id, number) : await Known() ?? Refusal.TooManyAttempts(tomorrow);

        async Task<LostNoticeOutcome?> Known() =>
            await StorageBoundary.Cross(() => store.Find(command.Id)) is not { } known ? null
            : known.Fingerprint.SequenceEqual(fingerprint) ? Answer(command.Id, known.Number) : Refusal.IdempotencyMismatch;
    }

    private static LostNoticeOutcome Answer(Guid id, long? number) =>
        new(new LostNoticeMatch(id, number is not null, number is { } found ? ReservationNumberField.Format(found) : null), null);
}
