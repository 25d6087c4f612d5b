using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Grains.Tests.Slots;

/// <summary>M1 under contention, on real PostgreSQL.</summary>
public sealed class SlotRaceTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private const int Movers = 100;

    [Fact]
    public async Task Of_500_callers_for_the_last_seat_exactly_one_wins_and_all_others_hear_full()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var origin = await cluster.NewSlot(capacity: Movers);
        var ids = await cluster.Issue(500);
        var staff = cluster.StaffTicket();
        var movers = await Task.WhenAll(ids.Take(Movers).Select(id => cluster.Slot(origin).Book(Booking.By(staff, id)).AsTask()));
        var web = await Task.WhenAll(ids.Skip(Movers).Take(200).Select(id => Booking.SignIn(cluster, id)));

        var calls = movers.Select(mover => cluster.Slot(slot).MoveIn(new MoveSeat(Guid.NewGuid(), staff, mover.Reservation!.Number, 1, null, null)).AsTask())
            .Concat(web.Select(ticket => cluster.Slot(slot).Book(Booking.Web(ticket)).AsTask()))
            .Concat(ids.Skip(Movers + 200).Select(id => cluster.Slot(slot).Book(Booking.By(staff, id)).AsTask()));
        var outcomes = await Task.WhenAll(calls);

        Assert.Equal(500, outcomes.Length);
        Assert.Single(outcomes, outcome => outcome.Reservation is not null);
        Assert.All(outcomes.Where(outcome => outcome.Reservation is null), outcome => Assert.Equal(RefusalKind.Full, outcome.Refusal!.Kind));
        Assert.Equal(1, await cluster.Postgres.Scalar<int>($"select booked from booking.slot where date = '{slot.Date:yyyy-MM-dd}'"));
    }

    [Fact]
    public async Task Thirty_seats_go_to_thirty_of_a_thousand()
    {
        var slot = await cluster.NewSlot(capacity: 30);
        var ids = await cluster.Issue(1000);
        var staff = cluster.StaffTicket();

        var outcomes = await Task.WhenAll(ids.Select(id => cluster.Slot(slot).Book(Booking.By(staff, id)).AsTask()));

        Assert.Equal(30, outcomes.Count(outcome => outcome.Reservation is not null));
        Assert.All(outcomes.Where(outcome => outcome.Reservation is null), outcome => Assert.Equal(RefusalKind.Full, outcome.Refusal!.Kind));
    }

    [Fact]
    public async Task One_person_with_50_parallel_submissions_gets_one_reservation()
    {
        var slots = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cluster.NewSlot(capacity: 50)));
        var ticket = await Booking.SignIn(cluster, (await cluster.Issue(1))[0]);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => cluster.Slot(slots[i % 5]).Book(Booking.Web(ticket)).AsTask()));

        Assert.Single(outcomes, outcome => outcome.Reservation is not null);
        Assert.All(outcomes.Where(outcome => outcome.Reservation is null), outcome => Assert.Equal(RefusalKind.AlreadyBooked, outcome.Refusal!.Kind));
    }

    [Fact]
    public async Task The_same_operation_50_times_in_parallel_gets_one_answer()
    {
        var slot = await cluster.NewSlot(capacity: 50);
        var command = Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => cluster.Slot(slot).Book(command).AsTask()));

        Assert.NotNull(outcomes[0].Reservation);
        Assert.All(outcomes, outcome => Assert.Equal(outcomes[0].Reservation, outcome.Reservation));
        Assert.Equal(1, await cluster.Postgres.Scalar<int>($"select booked from booking.slot where date = '{slot.Date:yyyy-MM-dd}'"));
    }

    [Fact]
    public async Task The_same_person_without_id_50_times_in_parallel_gets_one_reservation()
    {
        var slot = await cluster.NewSlot(capacity: 50);
        var staff = cluster.StaffTicket();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => cluster.Slot(slot).Book(Booking.Declared(staff, "ヤマダ ハナコ", "09011112222")).AsTask()));

        Assert.Single(outcomes, outcome => outcome.Reservation is not null);
        Assert.All(outcomes.Where(outcome => outcome.Reservation is null), outcome => Assert.Equal(RefusalKind.AlreadyBooked, outcome.Refusal!.Kind));
    }
}
