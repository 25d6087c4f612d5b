using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.Tickets;

/// <summary>Turns the ticket of a command into who acts; no other field of a command says so (design rule 8).</summary>
public sealed class TicketReader(CitizenTicketSealer citizens, StaffTicketSigner staff, LookUpHashes hashes, TimeProvider time)
{
    // A node signs one ticket a minute for each account and sends it with every command.
    private readonly RecentTickets _verified = new(time);

    /// <summary>A citizen may touch the own reservations, staff any if their role has the right.</summary>
    public (Booker? Booker, Refusal? Refusal) Read(string ticket, Right right)
    {
        if (_verified.Get(ticket, staff.Verify) is { } account)
        {
            if (!account.May(right)) return (null, Refusal.NotAllowed);
            return (new Booker(LedgerActor.Account(account.UserName, account.Channel), null, null, false, null), null);
        }

        if (citizens.Open(ticket) is not { } citizen) return (null, Refusal.NotAllowed);
        if (citizens.HasEnded(citizen)) return (null, Refusal.TicketExpired);
        return (new Booker(LedgerActor.Applicant, citizen.Applicant, citizen.Declared ? citizen.Secret : null, citizen.Declared, citizen.ReservationId), null);
    }

    /// <summary>For bookings: whose it is. Citizens by their ticket; staff by a claim that the ledger checks.</summary>
    public (Booker? Booker, Refusal? Refusal) Read(string ticket, ApplicantClaim? claim, Contact contact)
    {
        var (booker, refusal) = Read(ticket, Right.Book);
        if (booker is null || booker.Applicant is not null) return (booker, refusal);
        if (claim is null) return (null, Refusal.Invalid(new FieldError(BirthdayField.Name, FieldProblem.Required)));

        var (birthday, birthdayError) = BirthdayField.Read(claim.Birthday);
        if (birthday is null) return (null, Refusal.Invalid(birthdayError!));
        if (claim.ReservationId is null)
        {
            var missing = ContactFields.RequireForDeclared(contact);
            if (!missing.IsEmpty) return (null, Refusal.Invalid(missing));
            var declared = hashes.Declared(KanaText.Full(contact.Kana!), birthday, contact.Phone!);
            return (booker with { Applicant = declared, Secret = hashes.Secret(declared, birthday), Declared = true }, null);
        }

        var (id, idError) = ReservationIdField.Read(claim.ReservationId);
        if (id is null) return (null, Refusal.Invalid(idError!));
        var applicant = hashes.Applicant(id);
        return (booker with { Applicant = applicant, Secret = hashes.Secret(applicant, birthday), ReservationId = id }, null);
    }
}
