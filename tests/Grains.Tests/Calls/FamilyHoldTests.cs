using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Calls;

/// <summary>A family keeps a seat for each of its people while their caller decides (T1).</summary>
public sealed class FamilyHoldTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task Every_one_of_a_family_has_a_seat_kept_and_their_booking_uses_all_of_them_up()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var ids = await cluster.Issue(6);
        var (call, hold) = await Held(slot, seats: 3);
        // The grain reads what the ledger stored.
        await cluster.Slot(slot).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        var first = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[0]));
        var second = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[1]));
        var family = await cluster.Slot(slot).BookFamily(Family([.. ids.Skip(2).Take(3)]) with { CallId = call });

        Assert.Equal(3, hold.Seats);
        Assert.NotNull(first.Reservation);
        Assert.Equal(RefusalKind.Full, second.Refusal?.Kind);
        Assert.Null(family.Refusal);
        Assert.Null(await Holds.Find(cluster.StaffTicket(), hold.Id));
    }

    [Fact]
    public async Task One_more_comes_along_at_the_same_time_and_the_hold_ends_when_it_would_have_ended()
    {
        var slot = await cluster.NewSlot(capacity: 2);
        var id = (await cluster.Issue(1))[0];
        var (_, hold) = await Held(slot, seats: 1);
        cluster.Time.Advance(TimeSpan.FromMinutes(1));
        var operation = Guid.NewGuid();

        var more = await Holds.Resize(cluster.StaffTicket(), hold.Id, 2, operation);
        var again = await Holds.Resize(cluster.StaffTicket(), hold.Id, 2, operation);
        var refused = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id));
        var extended = await Holds.Extend(cluster.StaffTicket(), hold.Id, Guid.NewGuid());

        Assert.Equal(hold with { Seats = 2, LedgerId = operation }, more.Hold);
        Assert.Equal(more.Hold, again.Hold);
        Assert.Equal(RefusalKind.Full, refused.Refusal?.Kind);
        Assert.True(extended.Hold!.Until > hold.Until);
        Assert.Equal(2, extended.Hold.Seats);
    }

    [Fact]
    public async Task A_seat_too_many_is_refused_and_those_that_are_kept_stay_kept_until_fewer_come()
    {
        var slot = await cluster.NewSlot(capacity: 2);
        var ids = await cluster.Issue(2);
        var (_, hold) = await Held(slot, seats: 2);

        var tooMany = await Holds.Resize(cluster.StaffTicket(), hold.Id, 3, Guid.NewGuid());
        var refused = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[0]));
        var fewer = await Holds.Resize(cluster.StaffTicket(), hold.Id, 1, Guid.NewGuid());
        var booked = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[1]));

        Assert.Equal((RefusalKind.Full, RefusalKind.Full), (tooMany.Refusal?.Kind, refused.Refusal?.Kind));
        Assert.Equal((1, hold.Until), (fewer.Hold!.Seats, fewer.Hold.Until));
        Assert.NotNull(booked.Reservation);
    }

    [Fact]
    public async Task Seats_can_be_given_back_also_when_the_city_has_taken_seats_away()
    {
        var slot = await cluster.NewSlot(capacity: 3);
        var (_, hold) = await Held(slot, seats: 3);
        await cluster.Postgres.Execute($"update booking.slot set capacity = 1 where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '{slot.Time:HH:mm}'");
        await cluster.Slot(slot).AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        var fewer = await Holds.Resize(cluster.StaffTicket(), hold.Id, 2, Guid.NewGuid());

        Assert.Equal(2, fewer.Hold?.Seats);
    }

    [Fact]
    public async Task Without_the_grain_the_ledger_counts_the_seats_of_every_hold()
    {
        var slot = await cluster.NewSlot(capacity: 4, limited: TestCity.Pickup, limit: 3);
        await Held(slot, seats: 2);

        var tooMany = await Bypassed(slot, seats: 2);
        var oneMore = await Bypassed(slot, seats: 1);

        Assert.Equal(RefusalKind.Full, tooMany.Refusal?.Kind);
        Assert.Null(oneMore.Refusal);
    }

    [Fact]
    public async Task The_same_operation_with_other_seats_is_a_mismatch()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var (call, hold) = await Held(slot, seats: 2);

        var other = await Holds.Take(new TakeHold(hold.Id, cluster.StaffTicket(), call, slot, TestCity.Pickup, Seats: 3));

        Assert.Equal(RefusalKind.IdempotencyMismatch, other.Refusal?.Kind);
    }

    [Fact]
    public async Task A_citizen_keeps_one_seat_whatever_is_asked_for()
    {
        var slot = await cluster.NewSlot(capacity: 2);
        var ids = await cluster.Issue(2);

        await cluster.Slot(slot).Hold(new HoldSeat(Guid.NewGuid(), await Booking.SignIn(cluster, ids[0]), TestCity.Pickup, null) { Seats = 2 });
        var other = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[1]));

        Assert.NotNull(other.Reservation);
    }

    private IHoldDesk Holds => cluster.Grains.GetGrain<IHoldDesk>(0);

    private BookFamily Family(IReadOnlyList<string> ids) => new(
        Guid.NewGuid(), cluster.StaffTicket(), TestCity.Pickup, [.. ids.Select(id => new FamilyMember(new ApplicantClaim(id, TestCity.Birthday), Booking.Contact))]);

    private async Task<(Guid Call, CallHold Hold)> Held(SlotKey slot, int seats)
    {
        var call = (await cluster.Grains.GetGrain<ICallDesk>(0).Start(new StartCall(Guid.NewGuid(), cluster.StaffTicket(), null, null))).Call!.Id;
        return (call, (await Holds.Take(new TakeHold(Guid.NewGuid(), cluster.StaffTicket(), call, slot, TestCity.Pickup, seats))).Hold!);
    }

    private async Task<LedgerOutcome> Bypassed(SlotKey slot, short seats)
    {
        var row = await cluster.Postgres.Scalar<long>($"select id from booking.slot where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '{slot.Time:HH:mm}'");
        var hold = Guid.NewGuid();
        return await cluster.Services.GetRequiredService<ILedger>().Append(new LedgerCommand(LedgerKind.Hold, hold, new LedgerActor("operator", null, Channel.Telephone), [])
        {
            Procedure = TestCity.Pickup, Slot = row, Hold = hold, Holder = cluster.Services.GetRequiredService<LookUpHashes>().Call(hold),
            Until = cluster.Time.GetUtcNow().AddMinutes(10), Seats = seats,
        });
    }
}
