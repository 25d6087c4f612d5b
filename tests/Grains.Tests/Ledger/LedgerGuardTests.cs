using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Ledger;

/// <summary>The database's own guards, with the grain bypassed.</summary>
public sealed class LedgerGuardTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task With_the_grains_check_bypassed_the_ledger_stores_no_more_than_the_seats()
    {
        var slot = await cluster.NewSlot(capacity: 3);
        var row = await Row(slot);
        var ids = await cluster.Issue(10);

        var outcomes = await Task.WhenAll(ids.Select(id => Ledger.Append(Book(row, id)).AsTask()));

        Assert.Equal(3, outcomes.Count(outcome => outcome.Refusal is null));
        Assert.All(outcomes.Where(outcome => outcome.Refusal is not null), outcome => Assert.Equal(RefusalKind.Full, outcome.Refusal!.Kind));
        Assert.Equal(3L, await cluster.Postgres.Scalar<long>($"select count(*) from booking.reservation where slot = {row}"));
    }

    [Fact]
    public async Task With_the_ledger_bypassed_the_constraint_refuses_a_seat_too_many()
    {
        var row = await Row(await cluster.NewSlot(capacity: 2));

        var error = await Assert.ThrowsAsync<PostgresException>(() => cluster.Postgres.Execute($"update booking.slot set booked = 3 where id = {row}"));

        Assert.Equal(PostgresErrorCodes.CheckViolation, error.SqlState);
    }

    [Fact]
    public async Task One_batch_holds_every_kind_of_outcome_and_stores_the_good_ones()
    {
        var slot = await cluster.NewSlot(capacity: 2);
        var row = await Row(slot);
        var ids = await cluster.Issue(4);
        await Ledger.Append(Book(row, ids[0]));

        var outcomes = await Task.WhenAll(
            Ledger.Append(Book(row, ids[0])).AsTask(),
            Ledger.Append(Book(row, "9999888877776666")).AsTask(),
            Ledger.Append(Book(row, ids[1])).AsTask(),
            Ledger.Append(Book(row, ids[2])).AsTask(),
            Ledger.Append(Book(row + 1_000_000, ids[3])).AsTask());

        Assert.Equal(
            [RefusalKind.AlreadyBooked, RefusalKind.UnknownApplicant, null, RefusalKind.Full, RefusalKind.NoSuchTime],
            outcomes.Select(outcome => outcome.Refusal?.Kind));
    }

    [Fact]
    public async Task A_number_that_exists_is_drawn_again_and_spoils_nobody_elses_booking()
    {
        var row = await Row(await cluster.NewSlot(capacity: 4));
        var ids = await cluster.Issue(3);
        var first = Book(row, ids[0]);
        await Ledger.Append(first);

        var outcomes = await Task.WhenAll(
            Ledger.Append(Book(row, ids[1], first.Number)).AsTask(), Ledger.Append(Book(row, ids[2])).AsTask());

        Assert.True(outcomes[0].NumberTaken);
        Assert.Null(outcomes[1].Refusal);
    }

    [Fact]
    public async Task An_operation_that_another_silo_records_at_the_same_moment_is_refused_as_reused()
    {
        var row = await Row(await cluster.NewSlot(capacity: 2));
        // At another slot: the lock of one slot would let the two meet before they read.
        var elsewhere = await Row(await cluster.NewSlot(capacity: 2));
        var ids = await cluster.Issue(2);
        var first = Book(elsewhere, ids[0]);
        await Ledger.Append(first);
        var second = Book(row, ids[1]);

        await using var other = await cluster.Postgres.Owner.OpenConnectionAsync();
        await using var silo = await other.BeginTransactionAsync();
        await using var record = new NpgsqlCommand(
            """
            insert into booking.reservation_event (operation_id, number, version, kind, slot, procedure, status, actor, channel, fingerprint, at)
            select $2, number, 2, 'contact-changed', slot, procedure, status, actor, channel, fingerprint, at from booking.reservation_event where operation_id = $1
            """, other, silo) { Parameters = { new() { Value = first.Operation }, new() { Value = second.Operation } } };
        Assert.Equal(1, await record.ExecuteNonQueryAsync());
        var waiting = Ledger.Append(second).AsTask();
        await UntilTheLedgerWaits();
        await silo.CommitAsync();

        Assert.Equal(RefusalKind.IdempotencyMismatch, (await waiting).Refusal?.Kind);
        Assert.Equal(0L, await cluster.Postgres.Scalar<long>($"select count(*) from booking.reservation where slot = {row}"));
    }

    [Fact]
    public async Task The_running_system_cannot_change_its_own_history()
    {
        await using var silo = NpgsqlDataSource.Create(cluster.Postgres.Connections.Silo);
        await using var command = silo.CreateCommand("update booking.reservation_event set actor = 'nobody'");

        var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    private async Task UntilTheLedgerWaits()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await cluster.Postgres.Scalar<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'booking-ledger' and wait_event_type = 'Lock'") == 0)
            await pause.WaitForNextTickAsync(patience.Token);
    }

    private ILedger Ledger => cluster.Services.GetRequiredService<ILedger>();

    private Task<long> Row(SlotKey slot) => cluster.Postgres.Scalar<long>($"select id from booking.slot where date = '{slot.Date:yyyy-MM-dd}' and time = '10:00'");

    private LedgerCommand Book(long row, string id, long? number = null)
    {
        var hashes = cluster.Services.GetRequiredService<LookUpHashes>();
        var applicant = hashes.Applicant(id);
        number ??= ReservationNumberField.Next();
        return new LedgerCommand(LedgerKind.Book, Guid.NewGuid(), LedgerActor.Account("test", Channel.Staff), RandomNumberGenerator.GetBytes(LookUpHashes.Length))
        {
            Applicant = applicant, Secret = hashes.Secret(applicant, TestCity.Birthday), Procedure = TestCity.Pickup, Slot = row, Number = number,
            Contact = cluster.Services.GetRequiredService<ContactSealer>().Seal(number.Value, Booking.Contact, id),
        };
    }
}
