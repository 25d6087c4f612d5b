using System.Text.Json;
using Orleans.Concurrency;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Tickets;

namespace OrleansBooking.Grains.Reservations;

/// <summary>Looks reservations up and changes their contact (W5, W7, T1). Holds nothing, so that calls may interleave.</summary>
[StatelessWorker, Reentrant]
public sealed class ReservationDesk(TicketReader tickets, ReservationStore store, ContactSealer sealer, LookUpHashes hashes, ILedger ledger)
    : Grain, IReservationDesk
{
    // Each round is lost to another change of the same reservation; more than a few in a row mean that something else is wrong.
    private const int Rounds = 5;

    public async ValueTask<ReservationDetails?> Find(long number, string ticket)
    {
        var (caller, _) = tickets.Read(ticket, Right.ReadReservations);
        if (caller is null) return null;
        // Who looked at whose data must be known afterwards (P5); applicants look at their own.
        var opener = caller.Applicant is null ? caller.Actor.Name : null;
        return await StorageBoundary.Cross(() => store.Details(number, caller.Applicant, opener));
    }

    public async ValueTask<ReservationOutcome> ChangeContact(ChangeContact command)
    {
        var (caller, refusal) = tickets.Read(command.Ticket, Right.ChangeReservations);
        if (caller is null) return refusal!;
        var (tidy, errors) = ContactFields.Read(command.Contact);
        if (!errors.IsEmpty) return Refusal.Invalid(errors);

        var fingerprint = Fingerprint(command, caller, tidy);
        for (var round = 1; ; round++)
        {
            if (await StorageBoundary.Cross(() => store.Current(command.Number, caller.Applicant)) is not var (current, old, reservationId))
                return Refusal.NotFound;
            var merged = ContactMerge.Merge(old, command.Contact, tidy);
            if (reservationId is null && ContactFields.RequireForDeclared(merged) is { IsEmpty: false } missing) return Refusal.Invalid(missing);
            // A version that was never given out: nothing can have been recorded for it.
            if (command.ExpectedVersion > current.Version) return Refusal.StaleVersion(current.Version);

            var outcome = await ledger.Append(new LedgerCommand(LedgerKind.Contact, command.OperationId, caller.Actor, fingerprint)
            {
                Applicant = caller.Applicant, Number = command.Number, ExpectedVersion = command.ExpectedVersion ?? current.Version,
                Contact = sealer.Seal(command.Number, merged, reservationId),
            });
            if (outcome.Refusal is null) return outcome.Reservation ?? current with { Version = current.Version + 1 };
            if (outcome.Refusal.Kind != RefusalKind.StaleVersion || command.ExpectedVersion is not null || round == Rounds) return outcome.Refusal;
        }
    }

    private byte[] Fingerprint(ChangeContact command, Booker caller, Contact tidy)
    {
        // JSON keeps neighbouring fields apart, and null apart from empty.
        var typed = command.Contact;
        return hashes.Fingerprint(JsonSerializer.Serialize((object?[])
        [
            "contact", caller.Actor.Name, caller.Applicant, command.Number, command.ExpectedVersion,
            Given(typed.Name, tidy.Name), Given(typed.Kana, tidy.Kana), Given(typed.Phone, tidy.Phone), Given(typed.Email, tidy.Email),
            Given(typed.Language, tidy.Language), Given(typed.Note, tidy.Note),
        ]));

        static string? Given(string? typed, string? tidy) => typed is null ? null : tidy ?? "";
    }
}
