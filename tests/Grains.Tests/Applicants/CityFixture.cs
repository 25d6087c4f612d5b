using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Applicants;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Tests.Notices;
using OrleansBooking.Grains.Tests.Reservations;
using OrleansBooking.Grains.Tickets;

namespace OrleansBooking.Grains.Tests.Applicants;

/// <summary>A small city on a database of its own, with a clock of its own: one venue, two procedures, slots as tests ask for them.</summary>
public sealed class CityFixture : IAsyncLifetime
{
    public const string Pickup = "card-pickup";
    public const string Renewal = "certificate-renewal";
    public const string Birthday = "0412";
    public const string Venue = "city-centre";

    private readonly ServiceProvider _services;
    private int _host;

    public CityFixture() =>
        _services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddProvider(AlarmLog)).BuildServiceProvider();

    public PostgresFixture Postgres { get; } = new();
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(9)).ToUniversalTime());
    public KeyRing Keys { get; } = KeyRing.Random();
    public BookingDatabase Database { get; private set; } = null!;
    public LookUpHashes Hashes => new(Keys);
    public ContactSealer Sealer => new(Keys, Hashes);
    public CitizenTicketSealer CitizenTickets => new(Keys, Time);
    public StaffTicketSigner StaffTickets => new(Keys.StaffTicket, Time);
    public ReservationStore Store => new(Database, Sealer, Time);
    public ILedger Ledger => new DirectLedger(Database, Time);

    /// <summary>What <see cref="Alarm"/> told.</summary>
    internal RecordedLog AlarmLog { get; } = new();

    public GuessAlarm Alarm => field ??= new GuessAlarm(_services.GetRequiredService<IMeterFactory>(), Time, _services.GetRequiredService<ILogger<GuessAlarm>>());

    /// <summary>An operator's ticket, fresh.</summary>
    public string StaffTicket => StaffTickets.Sign("operator1", StaffRoles.Operator);

    public ApplicantDesk Desk => new(new SignInRegister(Database, Hashes, Time), Store, Hashes, CitizenTickets, Alarm, Time);

    public ReservationDesk ReservationDesk => new(new TicketReader(CitizenTickets, StaffTickets, Hashes, Time), Store, Sealer, Hashes, Ledger);

    public async Task InitializeAsync()
    {
        await Postgres.InitializeAsync();
        Database = new BookingDatabase(Postgres.Connections.Silo);
        await Postgres.Execute(
            $"""
            insert into booking.venue (id, revision, planned_through) values ('{Venue}', 1, '2027-03-31'), ('main-hall', 1, '2027-03-31');
            insert into booking.procedure (id, needs_id, once, revision) values ('{Pickup}', true, true, 1), ('{Renewal}', false, false, 1);
            """);
    }

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        await Postgres.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>An address that nobody has used yet.</summary>
    public string NextAddress() => $"10.{++_host / 250}.0.{_host % 250}";

    /// <summary>An applicant of the given birthday for both procedures; the answer is the reservation ID.</summary>
    public async Task<string> IssueId(string birthday = Birthday) =>
        (await new ApplicantIssuer(Database, Keys, Hashes, new ReservationIdSource(), Time).Issue([(birthday, [Pickup, Renewal])]))[0];

    /// <summary>Imports an applicant under the city's own ID.</summary>
    public async Task<string> ImportId(string id, string birthday = Birthday)
    {
        await new ApplicantIssuer(Database, Keys, Hashes, new ReservationIdSource(() => id), Time).Issue([(birthday, [Pickup, Renewal])]);
        return id;
    }

    /// <summary>A slot with many seats; the answer is its row id.</summary>
    public async Task<long> AddSlot(string date, string time = "10:00", string venue = Venue) =>
        await Postgres.Scalar<long>(
            $"""
            insert into booking.slot (venue, date, time, minutes, capacity, procedures, closes_at, opens_at, plan_revision)
            values ('{venue}', '{date}', '{time}', 30, 1000, array['{Pickup}', '{Renewal}'], array['{date}T00:00+09'::timestamptz, '{date}T00:00+09'], '2026-11-01', 1)
            on conflict (venue, date, time) do update set plan_revision = 1
            returning id
            """);

    /// <summary>Books; with an ID for its applicant, without one for who the contact declares. The answer is the number.</summary>
    public async Task<long> Book(string? id, Contact contact, string date = "2026-12-10", string time = "10:00", string venue = Venue, string procedure = Renewal)
    {
        var number = ReservationNumberField.Next();
        var applicant = id is null ? Hashes.Declared(KanaText.Full(contact.Kana!), Birthday, contact.Phone!) : Hashes.Applicant(id);
        var outcome = await Ledger.Append(new LedgerCommand(LedgerKind.Book, Guid.NewGuid(), LedgerActor.Applicant, Hashes.Fingerprint("booking"))
        {
            Applicant = applicant, Secret = Hashes.Secret(applicant, Birthday), Declared = id is null, Procedure = procedure,
            Slot = await AddSlot(date, time, venue), Number = number, Contact = Sealer.Seal(number, contact, id),
        });
        Assert.Null(outcome.Refusal);
        return number;
    }

    /// <summary>A citizen's ticket as the desk gives it.</summary>
    public async Task<string> TicketOf(string idOrNumber) => (await Desk.SignIn(new SignIn(idOrNumber, Birthday, NextAddress()))).Ticket!;
}
