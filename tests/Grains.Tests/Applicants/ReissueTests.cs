using Npgsql;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Reception;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Applicants;

/// <summary>One person has one reservation ID and one live reservation, whoever replaces and books at the same moment (D1, M1).</summary>
public sealed class ReissueTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private IApplicantRegister Register => cluster.Grains.GetGrain<IApplicantRegister>(0);

    [Fact]
    public async Task Of_twenty_who_replace_an_id_at_once_one_gets_another()
    {
        var id = (await cluster.Issue(1))[0];
        var before = await Applicants();

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Register.Reissue(Of(id)).AsTask()));

        Assert.Single(all, outcome => outcome.NewId is not null);
        Assert.Equal(19, all.Count(outcome => outcome.Refusal?.Kind == RefusalKind.NotChangeable));
        Assert.Equal(before + 1, await Applicants());
    }

    [Fact]
    public async Task A_reissue_waits_for_a_booking_that_is_on_its_way_and_then_sees_it()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var id = (await cluster.Issue(1))[0];
        var number = (await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id))).Reservation!.Number;
        await cluster.Postgres.Execute($"update booking.reservation set status = 'no-show' where number = {number}");
        await using var connection = await cluster.Postgres.Owner.OpenConnectionAsync();
        await using var booking = await connection.BeginTransactionAsync();
        await Run(connection, $"select from booking.slot where date = '{slot.Date:yyyy-MM-dd}' for update");
        await Run(connection, $"update booking.reservation set status = 'booked' where number = {number}");

        var reissue = Register.Reissue(Of(id)).AsTask();
        await Until(
            """
            select exists (select from pg_locks where not granted and relation = 'booking.slot'::regclass
                and database = (select oid from pg_database where datname = current_database()))
            """);
        await booking.CommitAsync();
        var outcome = await reissue;

        Assert.Equal((RefusalKind.AlreadyBooked, number), (outcome.Refusal?.Kind, outcome.Refusal?.Number));
        Assert.Equal("valid", (await Register.LookUp(Ticket, id)).State!.State);
    }

    [Fact]
    public async Task Booking_and_replacing_at_once_never_gives_a_person_two_reservations()
    {
        var slot = await cluster.NewSlot(capacity: 100);
        var ids = await cluster.Issue(25);

        await Task.WhenAll(ids.Select(async id =>
        {
            var old = cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id)).AsTask();
            var fresh = (await Register.Reissue(Of(id))).NewId;
            var outcomes = new List<bool> { (await old).Reservation is not null };
            if (fresh is not null) outcomes.Add((await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), fresh))).Reservation is not null);

            Assert.Single(outcomes, booked => booked);
        }));
    }

    [Fact]
    public async Task A_slip_of_the_reception_gives_the_old_id_no_reservation_again_once_it_was_replaced()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var id = (await cluster.Issue(1))[0];
        var number = (await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id))).Reservation!.Number;
        await Receive(number, ReceptionMark.NotHandedOver);
        var fresh = (await Register.Reissue(Of(id))).NewId!;
        Assert.NotNull((await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), fresh))).Reservation);

        var undone = await Receive(number, ReceptionMark.Undo);

        Assert.Equal(RefusalKind.AlreadyBooked, undone.Refusal?.Kind);
    }

    [Fact]
    public async Task An_id_that_was_only_taken_back_is_replaced_once_and_the_other_is_valid_as_long_as_it_was()
    {
        var id = (await cluster.Issue(1))[0];
        // Of the cluster's applicants; whichever tests run before this one have theirs without an end.
        await cluster.Postgres.Execute("update booking.applicant set valid_until = '2099-03-31' where revoked_at is null and valid_until is null");
        var until = new DateOnly(2099, 3, 31);
        await Register.Revoke(new RevokeId(Ticket, id, "二重に送った"));

        var outcome = await Register.Reissue(Of(id));

        Assert.True(outcome.State!.Replaced);
        var fresh = (await Register.LookUp(Ticket, outcome.NewId)).State!;
        Assert.Equal(("valid", until), (fresh.State, fresh.ValidUntil!.Value));
        Assert.Equal(RefusalKind.NotChangeable, (await Register.Reissue(Of(id))).Refusal?.Kind);
    }

    private string Ticket => cluster.StaffTicket(StaffRoles.Staff);

    private ReissueId Of(string id) => new(Guid.NewGuid(), Ticket, id, TestCity.Birthday, "通知書をなくした");

    private ValueTask<ReservationOutcome> Receive(long number, ReceptionMark mark) =>
        cluster.Grains.GetGrain<IReceptionDesk>(0).Receive(new ReceiveReservation(Guid.NewGuid(), Ticket, number, null, mark, "写真の提出待ち"));

    private Task<long> Applicants() => cluster.Postgres.Scalar<long>("select count(*) from booking.applicant");

    private async Task Until(string query)
    {
        using var enough = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await cluster.Postgres.Scalar<bool>(query))
        {
            if (enough.IsCancellationRequested) throw new TimeoutException("Nobody waits for the slots.");
            await pause.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
