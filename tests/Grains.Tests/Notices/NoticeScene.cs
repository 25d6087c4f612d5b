using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Notices;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Tests.Notices;

/// <summary>A city with reservations in a real database, a mail server and a faked clock; the rows are those that the ledger writes.</summary>
internal sealed class NoticeScene : IAsyncDisposable
{
    private static readonly KeyRing Keys = KeyRing.Random();

    private readonly PostgresFixture _postgres;
    private readonly ContactSealer _sealer = new(Keys, new LookUpHashes(Keys));

    private NoticeScene(PostgresFixture postgres, FakeTimeProvider time) => (_postgres, Time) = (postgres, time);

    public FakeTimeProvider Time { get; }

    public SmtpSink Sink { get; } = new();

    public RecordedLog Log { get; } = new();

    public static async Task<NoticeScene> Open(PostgresFixture postgres, FakeTimeProvider? time = null)
    {
        var scene = new NoticeScene(postgres, time ?? new FakeTimeProvider(Sample.Now));
        await postgres.Execute("""
            truncate booking.notice, booking.reservation_event, booking.reservation, booking.slot, booking.venue cascade;
            insert into booking.venue (id, revision, planned_through) values ('city-centre', 1, '2027-03-31'), ('main-hall', 1, '2027-03-31');
            """);
        return scene;
    }

    /// <summary>A silo's services, as the host wires them; its pool is its own.</summary>
    public ServiceProvider Silo(IHostApplicationLifetime? lifetime = null)
    {
        var settings = new Dictionary<string, string?> { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{Sink.Port}" };
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(new BookingDatabase(_postgres.Connections.Silo));
        services.AddSingleton(_sealer);
        services.AddSingleton<INoticeCatalogue>(new SampleCatalogue());
        if (lifetime is not null) services.AddSingleton(lifetime);
        services.AddNotices(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }

    /// <summary>One pass over the due notices, as one silo makes it.</summary>
    public async Task<PassResult> Pass()
    {
        await using var silo = Silo();
        return await silo.GetRequiredService<MailPass>().Run(default);
    }

    /// <summary>Writes the due reminders; how many.</summary>
    public async Task<int> Remind()
    {
        await using var silo = Silo();
        return await silo.GetRequiredService<ReminderPlan>().Write(default);
    }

    public async Task<long> Book(DateOnly date, TimeOnly time, string? email = "hanako@example.jp", string venue = "city-centre")
    {
        var number = ReservationNumberField.Next();
        var contact = _sealer.Seal(number, Contact.None with { Email = email, Name = "山田 花子" }, "4827193055620000");
        var slot = await Slot(venue, date, time);
        await Execute("""
            insert into booking.reservation (number, applicant_key, procedure, slot, status, once, channel, version, booked_at, key_version, wrapped_key,
                sealed_name, sealed_email, sealed_reservation_id)
            values ($1, $2, 'card-pickup', $3, 'booked', true, 'web', 1, $4, $5, $6, $7, $8, $9)
            """, number, RandomNumberGenerator.GetBytes(16), slot, Now, contact.KeyVersion, contact.WrappedKey,
            contact.Name, contact.Email, contact.ReservationId);
        await Record(number, "booked", "booked");
        return number;
    }

    public async Task Move(long number, DateOnly date, TimeOnly time)
    {
        await Execute("update booking.reservation set slot = $2, version = version + 1 where number = $1", number, await Slot("main-hall", date, time));
        await Record(number, "moved", "changed");
    }

    public async Task Cancel(long number)
    {
        await Execute("update booking.reservation set status = 'cancelled', version = version + 1 where number = $1", number);
        await Record(number, "cancelled", "cancelled");
    }

    /// <summary>kind, version, state, attempts and last_error of the notices, in order.</summary>
    public async Task<string[]> Notices()
    {
        var rows = await _postgres.Scalar<string[]>("""
            select coalesce(array_agg(concat_ws(' ', kind, version, state, attempts, last_error) order by id), '{}') from booking.notice
            """);
        return rows!;
    }

    public Task<T?> Scalar<T>(string sql) => _postgres.Scalar<T>(sql);

    public Task Execute(string sql) => _postgres.Execute(sql);

    public async ValueTask DisposeAsync() => await Sink.DisposeAsync();

    private DateTimeOffset Now => Time.GetUtcNow().ToUniversalTime();

    private async Task<long> Slot(string venue, DateOnly date, TimeOnly time)
    {
        await using var insert = _postgres.Owner.CreateCommand("""
            insert into booking.slot (venue, date, time, minutes, capacity, procedures, closes_at, opens_at, plan_revision)
            values ($1, $2, $3, 30, 100, '{card-pickup}', array[$4::timestamptz], $5, 1)
            on conflict (venue, date, time) do update set minutes = 30 returning id
            """);
        var closes = CityClock.ToInstant(date.AddDays(-1), new(17, 0)).ToUniversalTime();
        foreach (var value in new object[] { venue, date, time, closes, Now.AddMonths(-1) }) insert.Parameters.Add(new() { Value = value });
        return (long)(await insert.ExecuteScalarAsync())!;
    }

    private Task Record(long number, string kind, string notice) => Execute($"""
        with event as (
            insert into booking.reservation_event (operation_id, number, version, kind, slot, procedure, status, actor, channel, fingerprint, at)
            select $2, number, version, '{kind}', slot, procedure, status, 'applicant', 'web', '\x00112233445566778899aabbccddeeff', $3
            from booking.reservation where number = $1)
        insert into booking.notice (number, version, kind, next_attempt_at, created_at)
        select number, version, '{notice}', $3, $3 from booking.reservation where number = $1 and sealed_email is not null
        """, number, Guid.NewGuid(), Now);

    private async Task Execute(string sql, params object?[] values)
    {
        await using var command = _postgres.Owner.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync();
    }
}
