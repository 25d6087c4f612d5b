using System.Collections.Immutable;
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

    /// <summary>Who the people of a family are, each checked as for a booking; fields are named by their place, <c>people[0].birthday</c>.</summary>
    public (ImmutableArray<(Booker Booker, Contact Contact)> People, Refusal? Refusal) Family(BookFamily command)
    {
        if (!tickets.May(command.Ticket, Right.TakeCalls)) return ([], Refusal.NotAllowed);
        if (command.People.Length is 0 or > BookFamily.MostPeople)
            return ([], Refusal.Invalid(new FieldError("people", command.People.IsEmpty ? FieldProblem.Required : FieldProblem.TooLong, BookFamily.MostPeople, command.People.Length)));
        var people = ImmutableArray.CreateBuilder<(Booker, Contact)>(command.People.Length);
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var (member, place) in command.People.Select((member, place) => (member, place)))
        {
            var (booker, contact, refusal) = Booker(new BookSeat(command.OperationId, command.Ticket, command.Procedure, member.Applicant, member.Contact, null));
            if (booker is not null) people.Add((booker, contact));
            else if (refusal!.Kind == RefusalKind.Invalid) errors.AddRange(refusal.Fields.Select(error => error with { Field = $"people[{place}].{error.Field}" }));
            else return ([], refusal with { Person = place });
        }

        return errors.Count == 0 ? (people.ToImmutable(), null) : ([], Refusal.Invalid(errors.ToImmutable()));
    }

    /// <summary>One command for the whole family, under fresh numbers.</summary>
    public LedgerCommand Family(long row, BookFamily command, ImmutableArray<(Booker Booker, Contact Contact)> people, byte[] fingerprint, byte[]? holder) =>
        new(LedgerKind.Family, command.OperationId, people[0].Booker.Actor, fingerprint)
        {
            Procedure = command.Procedure, Slot = row, Holder = holder,
            People =
            [
                .. people.Select((person, line) =>
                {
                    var number = ReservationNumberField.Next();
                    return new LedgerCommand(LedgerKind.Book, command.OperationId, person.Booker.Actor, fingerprint)
                    {
                        Line = (short)line, Applicant = person.Booker.Applicant, Secret = person.Booker.Secret, Declared = person.Booker.Declared,
                        Number = number, Contact = sealer.Seal(number, person.Contact, person.Booker.ReservationId),
                    };
                }),
            ],
        };

    /// <summary>A fresh number each time: it is unguessable, and the sealed fields are bound to it.</summary>
    /// <param name="holder">Of the call whose hold is used up; null: the applicant's own, if any.</param>
    public LedgerCommand Book(long row, BookSeat command, Booker booker, Contact contact, byte[] fingerprint, long number, byte[]? holder) =>
        new(command.OverrideReason is null ? LedgerKind.Book : LedgerKind.Override, command.OperationId, booker.Actor, fingerprint)
        {
            Reason = command.OverrideReason,
            Applicant = booker.Applicant, Secret = booker.Secret, Declared = booker.Declared,
            Procedure = command.Procedure, Slot = row, Number = number,
            // A hold whose answer was lost goes too.
            Hold = command.HoldId, Holder = holder ?? (command.HoldId is null && command.Applicant is not null ? null : booker.Applicant),
            Contact = sealer.Seal(number, contact, booker.ReservationId),
        };

    public static LedgerCommand Move(long row, MoveSeat command, Booker booker, byte[] fingerprint, byte[]? holder) =>
        new(command.Override ? LedgerKind.OverrideMove : LedgerKind.Move, command.OperationId, booker.Actor, fingerprint)
        {
            Applicant = booker.Applicant, Slot = row, Number = command.Number, ExpectedVersion = command.ExpectedVersion, Reason = command.Reason,
            Hold = command.HoldId, Holder = command.HoldId is null ? null : holder ?? booker.Applicant,
        };

    public static LedgerCommand Cancel(CancelSeat command, Booker booker, byte[] fingerprint) =>
        new(LedgerKind.Cancel, command.OperationId, booker.Actor, fingerprint)
        {
            Applicant = booker.Applicant, Number = command.Number, ExpectedVersion = command.ExpectedVersion, Reason = command.Reason,
        };

    /// <summary>The holder is the citizen's applicant, or the operator's call.</summary>
    public byte[]? Holder(Booker booker, string ticket, Guid? call) => booker.Applicant ?? Caller(ticket, call);

    /// <summary>A citizen keeps one seat. A node of the release before says nothing, which is 0.</summary>
    public static int Seats(HoldSeat command, Booker booker) => booker.Applicant is null ? Math.Clamp(command.Seats, 1, BookFamily.MostPeople) : 1;

    /// <summary>The call as a holder; null without one, or if the ticket takes no calls.</summary>
    public byte[]? Caller(string ticket, Guid? call) => call is { } id && tickets.May(ticket, Right.TakeCalls) ? hashes.Call(id) : null;

    public byte[] Fingerprint(SlotKey key, BookSeat command, Booker booker)
    {
        var c = command.Contact;
        return Fingerprint(booker, command.OverrideReason is { } reason ? $"override {reason}" : "book", key.ToString(), command.Procedure, Convert.ToHexString(booker.Applicant!), Convert.ToHexString(booker.Secret ?? []),
            c.Name, c.Kana, c.Phone, c.Email, c.Language, c.Note);
    }

    public byte[] Fingerprint(SlotKey key, BookFamily command, ImmutableArray<(Booker Booker, Contact Contact)> people) =>
        Fingerprint(people[0].Booker,
        [
            "family", key.ToString(), command.Procedure,
            .. people.SelectMany(person => new[]
            {
                Convert.ToHexString(person.Booker.Applicant!), Convert.ToHexString(person.Booker.Secret ?? []),
                person.Contact.Name, person.Contact.Kana, person.Contact.Phone, person.Contact.Email, person.Contact.Language, person.Contact.Note,
            }),
        ]);

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
