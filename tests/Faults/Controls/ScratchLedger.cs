using System.Security.Cryptography;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Load;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Faults.Controls;

/// <summary>One slot in a database of its own, written to by the ledger's statement alone: no silo, no grain that would count seats.</summary>
public sealed class ScratchLedger(PostgresFixture database)
{
    public const int Seats = 4;
    private const string Renewal = "certificate-renewal";
    private static readonly SlotKey Slot = new("hall", new DateOnly(2099, 1, 5), new TimeOnly(9, 0));

    private readonly KeyRing _keys = KeyRing.Random();

    /// <summary>What opens the bookings made here.</summary>
    public KeyRing Keys => _keys;

    /// <summary>Adds the venue with its slot, bookable from now on.</summary>
    public Task Create() => database.Execute($"""
        insert into booking.venue (id, revision, planned_through) values ('hall', 1, '2099-12-31');
        insert into booking.procedure (id, needs_id, once, revision) values ('{Renewal}', false, false, 1), ('card-pickup', true, true, 1);
        insert into booking.slot (venue, date, time, minutes, capacity, procedures, closes_at, opens_at, plan_revision)
        values ('hall', '2099-01-05', '09:00', 30, {Seats}, array['{Renewal}'], array['2099-01-05 00:00+00'::timestamptz], '2020-01-01', 1);
        """);

    /// <summary>Gives the statement one batch of bookings, by so many people from an index on.</summary>
    /// <returns>For each what the statement said, as the API would have told it.</returns>
    public async Task<IReadOnlyList<Invocation>> Book(int first, int people)
    {
        var (hashes, slot) = (new LookUpHashes(_keys), await database.Scalar<long>("select id from booking.slot"));
        var operations = Enumerable.Range(first, people)
            .Select(index => new Operation(Guid.NewGuid(), OperationKind.Book, Citizens.Renewing(index), Renewal, Slot, null, null)).ToList();
        var sent = operations.Select(operation => new Invocation(operation)).ToList();
        var commands = operations.Select(operation => Command(operation, slot, hashes)).ToList();

        await using var statement = database.Owner.CreateCommand(LedgerStatement.Text);
        LedgerStatement.Fill(statement.Parameters, fence: null, TimeProvider.System.GetUtcNow(), commands);
        await using var row = await statement.ExecuteReaderAsync();
        await row.ReadAsync();
        var codes = row.IsDBNull(0) ? new string?[people] : row.GetFieldValue<string?[]>(0);
        for (var i = 0; i < people; i++)
        {
            sent[i].End(codes[i] is { } code
                ? new Answer(Verdict.Refused, 409, code, null)
                : new Answer(Verdict.Accepted, 201, null, new(ReservationNumberField.Format(commands[i].Number!.Value), Slot, Renewal, "booked", 1)));
        }

        return sent;
    }

    private LedgerCommand Command(Operation operation, long slot, LookUpHashes hashes)
    {
        var person = operation.Person!;
        var (contact, _) = ContactFields.Read(new Contact(person.Name, person.Kana, person.Phone, person.Email, null, null));
        var number = ReservationNumberField.Next();
        var applicant = hashes.Declared(KanaText.Full(contact.Kana!), person.Birthday, contact.Phone!);
        return new LedgerCommand(LedgerKind.Book, operation.Id, LedgerActor.Account("test", Channel.Telephone), RandomNumberGenerator.GetBytes(LookUpHashes.Length))
        {
            Applicant = applicant, Secret = hashes.Secret(applicant, person.Birthday), Declared = true,
            Procedure = Renewal, Slot = slot, Number = number, Contact = new ContactSealer(_keys, hashes).Seal(number, contact, null),
        };
    }
}
