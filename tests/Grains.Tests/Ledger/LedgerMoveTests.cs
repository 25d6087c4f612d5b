using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Ledger;

/// <summary>Changes of slot in one batch (design.md, rule 3): never both seats, never neither.</summary>
public sealed class LedgerMoveTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task Moves_of_one_batch_are_stored_together_and_repeat_their_answers()
    {
        var (from, to) = (await NewRow(2), await NewRow(2));
        LedgerCommand[] moves = [Move(await Booked(from), to), Move(await Booked(from), to)];

        var outcomes = await Batch(moves);
        var repeats = await Batch(moves);

        Assert.All(outcomes, outcome => Assert.Equal(2, outcome!.Reservation!.Version));
        Assert.Equal(outcomes, repeats);
        Assert.Equal((0, 0), await Seats(from));
        Assert.Equal((2, 0), await Seats(to));
        Assert.Equal(2L, await cluster.Postgres.Scalar<long>($"select count(*) from booking.reservation_event where kind = 'moved' and slot = {to}"));
        Assert.Equal(2L, await cluster.Postgres.Scalar<long>($"select count(*) from booking.notice n join booking.reservation r using (number) where r.slot = {to} and n.kind = 'changed'"));
    }

    [Fact]
    public async Task The_last_seat_goes_to_one_of_a_batchs_moves_and_the_other_stays()
    {
        var (from, to) = (await NewRow(2), await NewRow(1));
        LedgerCommand[] moves = [Move(await Booked(from), to), Move(await Booked(from), to)];

        var outcomes = await Batch(moves);

        Assert.Equal([null, RefusalKind.Full], outcomes.Select(outcome => outcome!.Refusal?.Kind));
        Assert.Equal((1, 0), await Seats(from));
        Assert.Equal((1, 0), await Seats(to));
    }

    [Fact]
    public async Task Two_moves_of_one_reservation_are_decided_one_after_the_other()
    {
        var (from, first, second) = (await NewRow(1), await NewRow(1), await NewRow(1));
        var number = await Booked(from);

        var outcomes = await Batch(Move(number, first, expected: 1), Move(number, second, expected: 1), Move(number, second));

        Assert.Equal([null, RefusalKind.StaleVersion, null], outcomes.Select(outcome => outcome!.Refusal?.Kind));
        Assert.Equal(3, outcomes[2]!.Reservation!.Version);
        Assert.Equal([(0, 0), (0, 0), (1, 0)], [await Seats(from), await Seats(first), await Seats(second)]);
    }

    [Fact]
    public async Task Moves_out_of_an_overbooked_slot_pay_back_what_was_over()
    {
        var (from, to) = (await NewRow(3), await NewRow(3));
        long[] numbers = [await Booked(from), await Booked(from), await Booked(from)];
        await cluster.Postgres.Execute($"update booking.slot set capacity = 1, over = 2, version = version + 1 where id = {from}");

        await Batch(Move(numbers[0], to), Move(numbers[1], to));

        Assert.Equal((1, 0), await Seats(from));
        Assert.Equal((2, 0), await Seats(to));
    }

    [Fact]
    public async Task A_batch_of_bookings_moves_and_cancellations_keeps_every_count()
    {
        var (from, to) = (await NewRow(4), await NewRow(2));
        var (moved, cancelled, id) = (await Booked(from), await Booked(to), (await cluster.Issue(1))[0]);

        var outcomes = await Batch(Move(moved, to), Book(to, id, ReservationNumberField.Next()), Cancel(cancelled));

        // The booking takes the seat that was free; the move is decided before the cancellation, and the other way round would do as well.
        Assert.Null(outcomes[1]!.Refusal);
        Assert.Null(outcomes[2]!.Refusal);
        var refused = outcomes[0]!.Refusal is not null;
        Assert.Equal((refused ? 1 : 0, 0), await Seats(from));
        Assert.Equal((refused ? 1 : 2, 0), await Seats(to));
    }

    private async Task<LedgerOutcome?[]> Batch(params LedgerCommand[] commands)
    {
        await using var statement = cluster.Services.GetRequiredService<BookingDatabase>().Ordinary.CreateCommand(LedgerStatement.Text);
        LedgerStatement.Fill(statement.Parameters, fence: null, cluster.Time.GetUtcNow(), commands);
        await using var rows = await statement.ExecuteReaderAsync();
        await rows.ReadAsync();
        var details = rows.GetFieldValue<string?[]>(1);
        return [.. rows.GetFieldValue<string?[]>(0).Select((code, i) => LedgerWords.Outcome(code, details[i]))];
    }

    private async Task<long> NewRow(int capacity)
    {
        var slot = await cluster.NewSlot(capacity);
        return await cluster.Postgres.Scalar<long>($"select id from booking.slot where date = '{slot.Date:yyyy-MM-dd}' and time = '10:00'");
    }

    private async Task<(int Booked, int Over)> Seats(long row) => (
        await cluster.Postgres.Scalar<int>($"select booked from booking.slot where id = {row}"),
        await cluster.Postgres.Scalar<int>($"select over from booking.slot where id = {row}"));

    private async Task<long> Booked(long row)
    {
        var number = ReservationNumberField.Next();
        var outcome = await cluster.Services.GetRequiredService<ILedger>().Append(Book(row, (await cluster.Issue(1))[0], number));
        Assert.Null(outcome.Refusal);
        return number;
    }

    private LedgerCommand Book(long row, string id, long number)
    {
        var hashes = cluster.Services.GetRequiredService<LookUpHashes>();
        var applicant = hashes.Applicant(id);
        return Command(LedgerKind.Book) with
        {
            Applicant = applicant, Secret = hashes.Secret(applicant, TestCity.Birthday), Procedure = TestCity.Pickup, Slot = row, Number = number,
            Contact = cluster.Services.GetRequiredService<ContactSealer>().Seal(number, Booking.Contact, id),
        };
    }

    private static LedgerCommand Move(long number, long to, int? expected = null) =>
        Command(LedgerKind.Move) with { Slot = to, Number = number, ExpectedVersion = expected };

    private static LedgerCommand Cancel(long number) => Command(LedgerKind.Cancel) with { Number = number };

    private static LedgerCommand Command(LedgerKind kind) =>
        new(kind, Guid.NewGuid(), LedgerActor.Account("test", Channel.Staff), RandomNumberGenerator.GetBytes(LookUpHashes.Length));
}
