using System.Text;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Tickets;

namespace OrleansBooking.Grains.Slots;

/// <summary>Turns slot commands into ledger commands: who, keyed fingerprint, sealed contact. Sealing comes last, after the seats were checked.</summary>
public sealed class SlotCommandReader(TicketReader tickets, LookUpHashes hashes, ContactSealer sealer)
{
    /// <summary>Who books, and the contact, checked again and tidied.</summary>
    public (Booker? Booker, Contact Contact, Refusal? Refusal) Booker(BookSeat command)
    {
        var (contact, errors) = ContactFields.Read(command.Contact);
        if (!errors.IsEmpty) return (null, contact, Refusal.Invalid(errors));
        if (command.OverrideReason is { } reason && Override(command.Ticket, reason) is { } refused) return (null, contact, refused);
        var (booker, refusal) = tickets.Read(command.Ticket, command.Applicant, contact);
        // Without an ID only name, kana and telephone say who comes; also when the sign-in was by number.
        if (booker is { ReservationId: null } && ContactFields.RequireForDeclared(contact) is { IsEmpty: false } missing)
            return (null, contact, Refusal.Invalid(missing));
        return (booker, contact, refusal);
    }

    public (Booker? Booker, Refusal? Refusal) Booker(MoveSeat command) =>
        command.Override && Override(command.Ticket, command.Reason) is { } refused ? (null, refused) : Booker(command.Ticket);

    public (Booker? Booker, Refusal? Refusal) Booker(string ticket) => tickets.Read(ticket, Right.ChangeReservations);

    /// <summary>A fresh number each time: it is unguessable, and the sealed fields are bound to it.</summary>
    public LedgerCommand Book(long row, BookSeat command, Booker booker, Contact contact, byte[] fingerprint, long number) =>
        new(command.OverrideReason is null ? LedgerKind.Book : LedgerKind.Override, command.OperationId, booker.Actor, fingerprint)
        {
            Reason = command.OverrideReason,
            Applicant = booker.Applicant, Secret = booker.Secret, Declared = booker.Declared,
            Procedure = command.Procedure, Slot = row, Number = number,
            // A hold whose answer was lost goes too.
            Hold = command.HoldId, Holder = command.HoldId is null && command.Applicant is not null ? null : booker.Applicant,
            Contact = sealer.Seal(number, contact, booker.ReservationId),
        };

    public static LedgerCommand Move(long row, MoveSeat command, Booker booker, byte[] fingerprint) =>
        new(command.Override ? LedgerKind.OverrideMove : LedgerKind.Move, command.OperationId, booker.Actor, fingerprint)
        {
            Applicant = booker.Applicant, Slot = row, Number = command.Number, ExpectedVersion = command.ExpectedVersion, Reason = command.Reason,
            Hold = command.HoldId, Holder = command.HoldId is null ? null : booker.Applicant,
        };

    public static LedgerCommand Cancel(CancelSeat command, Booker booker, byte[] fingerprint) =>
        new(LedgerKind.Cancel, command.OperationId, booker.Actor, fingerprint)
        {
            Applicant = booker.Applicant, Number = command.Number, ExpectedVersion = command.ExpectedVersion, Reason = command.Reason,
        };

    /// <summary>The holder is the citizen's applicant, or the operator's call.</summary>
    public byte[]? Holder(Booker booker, Guid? call) => booker.Applicant ?? (call is { } id ? hashes.Call(id) : null);

    public byte[] Fingerprint(SlotKey key, BookSeat command, Booker booker)
    {
        var c = command.Contact;
        return Fingerprint(booker, command.OverrideReason is { } reason ? $"override {reason}" : "book", key.ToString(), command.Procedure, Convert.ToHexString(booker.Applicant!), Convert.ToHexString(booker.Secret ?? []),
            c.Name, c.Kana, c.Phone, c.Email, c.Language, c.Note);
    }

    public byte[] Fingerprint(SlotKey key, MoveSeat command, Booker booker) =>
        Fingerprint(booker, command.Override ? "override-move" : "move", key.ToString(), ReservationNumberField.Format(command.Number), command.ExpectedVersion?.ToString(provider: null), command.Reason);

    public byte[] Fingerprint(CancelSeat command, Booker booker) =>
        Fingerprint(booker, "cancel", ReservationNumberField.Format(command.Number), command.ExpectedVersion?.ToString(provider: null), command.Reason);

    private Refusal? Override(string ticket, string? reason) =>
        !tickets.May(ticket, Right.Override) ? Refusal.NotAllowed
        : string.IsNullOrWhiteSpace(reason) ? Refusal.Invalid(new FieldError("reason", FieldProblem.Required))
        : null;

    private byte[] Fingerprint(Booker booker, params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder(256).Append(booker.Actor.Name);
        // Lengths keep neighbouring fields apart.
        foreach (var part in parts) text.Append('\n').Append(part?.Length ?? -1).Append(':').Append(part);
        return hashes.Fingerprint(text.ToString());
    }
}
