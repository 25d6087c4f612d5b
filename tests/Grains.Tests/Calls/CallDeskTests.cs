using Orleans.Core.Internal;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Calls;

/// <summary>Calls and the seats that they keep (T1).</summary>
public sealed class CallDeskTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task A_calls_hold_keeps_the_seat_for_its_booking_alone_and_is_used_up_by_it()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var ids = await cluster.Issue(2);
        var (call, hold) = await Held(slot);

        var other = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[0]));
        var taken = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[1]) with { HoldId = hold.Id, CallId = call });

        Assert.Equal(RefusalKind.Full, other.Refusal?.Kind);
        Assert.NotNull(taken.Reservation);
        Assert.Null(await Desk.FindHold(cluster.StaffTicket(), hold.Id));
        Assert.Equal(1, await Booked(slot));
    }

    [Fact]
    public async Task Whoever_takes_no_calls_cannot_use_a_calls_hold()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var id = (await cluster.Issue(1))[0];
        var (call, hold) = await Held(slot);

        var outcome = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(StaffRoles.Staff), id) with { HoldId = hold.Id, CallId = call });

        Assert.Equal(RefusalKind.Full, outcome.Refusal?.Kind);
    }

    [Fact]
    public async Task A_hold_is_extended_once_and_keeps_its_id()
    {
        var (_, hold) = await Held(await cluster.NewSlot(capacity: 1));

        var first = await Desk.Extend(cluster.StaffTicket(), hold.Id, Guid.NewGuid());
        var second = await Desk.Extend(cluster.StaffTicket(), hold.Id, Guid.NewGuid());

        Assert.True(first.Hold!.Until > hold.Until);
        Assert.True(first.Hold.Extended);
        Assert.Equal(first.Hold, second.Hold);
        Assert.Equal(hold.Id, first.Hold.Id);
    }

    [Fact]
    public async Task A_hold_outlives_its_call_and_its_grain_and_another_operator_goes_on_with_it()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var id = (await cluster.Issue(1))[0];
        var (call, hold) = await Held(slot);
        await Desk.Close(new CloseCall(call, cluster.StaffTicket(), WrapUp.Dropped, [], null));
        await cluster.Slot(slot).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        var second = new StaffTicketSigner(cluster.Keys.StaffTicket, cluster.Time).Sign("second", StaffRoles.Operator);

        var taken = await Desk.TakeOver(second, hold.Id);
        var booked = await cluster.Slot(slot).Book(Booking.By(second, id) with { HoldId = hold.Id, CallId = call });

        Assert.Equal("second", taken.Hold?.TakenBy);
        Assert.NotNull(booked.Reservation);
    }

    [Fact]
    public async Task A_second_hold_of_a_call_gives_the_first_seat_back()
    {
        var (slot, elsewhere) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 1));
        var (call, first) = await Held(slot);

        var second = await Desk.Hold(new TakeHold(Guid.NewGuid(), cluster.StaffTicket(), call, elsewhere, TestCity.Pickup));

        Assert.NotNull(second.Hold);
        Assert.Null(await Desk.FindHold(cluster.StaffTicket(), first.Id));
        Assert.Equal(second.Hold, await Desk.HoldOf(cluster.StaffTicket(), call));
    }

    [Fact]
    public async Task A_released_seat_is_free_at_once_and_releasing_again_is_no_error()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var id = (await cluster.Issue(1))[0];
        var (_, hold) = await Held(slot);

        var released = await Desk.Release(cluster.StaffTicket(), hold.Id);
        var booked = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id));

        Assert.True(released);
        Assert.NotNull(booked.Reservation);
        Assert.True(await Desk.Release(cluster.StaffTicket(), hold.Id));
        Assert.False(await Desk.Release(cluster.StaffTicket(), Guid.NewGuid()));
    }

    [Fact]
    public async Task Two_bookings_of_one_call_never_share_its_one_seat()
    {
        var slot = await cluster.NewSlot(capacity: 2);
        var ids = await cluster.Issue(2);
        var (call, hold) = await Held(slot);
        var (_, others) = await Held(slot);

        var outcomes = await Task.WhenAll(ids.Select(id =>
            cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id) with { HoldId = hold.Id, CallId = call }).AsTask()));

        Assert.Single(outcomes, outcome => outcome.Reservation is not null);
        Assert.NotNull(await Desk.FindHold(cluster.StaffTicket(), others.Id));
    }

    [Fact]
    public async Task A_call_is_closed_with_its_result_once_and_the_same_again_changes_nothing()
    {
        var call = await Started();
        var close = new CloseCall(call, cluster.StaffTicket(), WrapUp.Enquiry, [], "持ち物の質問");

        var closed = await Desk.Close(close);
        var again = await Desk.Close(close);
        var other = await Desk.Close(close with { WrapUp = WrapUp.Other });
        var without = await Desk.Close(close with { WrapUp = "" });

        Assert.Equal(WrapUp.Enquiry, closed.Call?.WrapUp);
        Assert.Equal(closed.Call! with { Reservations = [] }, again.Call! with { Reservations = [] });
        Assert.Equal(RefusalKind.AlreadyClosed, other.Refusal?.Kind);
        Assert.Equal("wrapUp", Assert.Single(without.Refusal!.Fields).Field);
    }

    [Fact]
    public async Task Who_called_and_what_was_noted_is_sealed_and_a_note_with_a_number_is_warned_of()
    {
        var call = Guid.NewGuid();
        await Desk.Start(new StartCall(call, cluster.StaffTicket(), null, "０９０－１２３４－５６７８"));
        await Desk.Close(new CloseCall(call, cluster.StaffTicket(), WrapUp.Other, [], "折り返しは 03-1234-5678"));

        var found = await Desk.Find(cluster.StaffTicket(), call);

        Assert.Equal(("09012345678", true), (found!.From, found.NoteWarning));
        Assert.DoesNotContain("12345678", await cluster.Postgres.Scalar<string>($"select row_to_json(c)::text from booking.call c where id = '{call}'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_with_an_unknown_reservation_changes_nothing()
    {
        var call = await Started();

        var outcome = await Desk.Close(new CloseCall(call, cluster.StaffTicket(), WrapUp.Booking, [100000000001], null));

        Assert.Equal("reservations", Assert.Single(outcome.Refusal!.Fields).Field);
        Assert.Null((await Desk.Find(cluster.StaffTicket(), call))!.ClosedAt);
    }

    [Fact]
    public async Task Seats_left_to_the_telephone_are_seen_by_operators_and_a_callers_hold_takes_one()
    {
        var slot = await cluster.NewSlot(capacity: 3);
        var plain = await cluster.NewSlot(capacity: 3);
        await cluster.Postgres.Execute(
            $"""
            insert into booking.hold (id, slot, procedure, holder, until, actor)
            select md5(s.id || ':' || n)::uuid, s.id, '', decode(md5(s.id || ':' || n), 'hex'), timestamptz '2099-01-01', 'plan'
            from booking.slot s, generate_series(1, 2) n where s.venue = '{slot.Venue}' and s.date = '{slot.Date:yyyy-MM-dd}' and s.time = '{slot.Time:HH:mm}'
            """);

        var before = await Seats();
        await Held(slot);
        var after = await Seats();

        Assert.Equal(3, before.Single(one => one.Slot == slot).Free);
        Assert.Equal(2, after.Single(one => one.Slot == slot).Free);
        Assert.DoesNotContain(before, one => one.Slot == plain);

        async Task<IReadOnlyList<TelephoneSeats>> Seats() => await Desk.TelephoneSeats(cluster.StaffTicket(), TestCity.Pickup, slot.Date);
    }

    private ICallDesk Desk => cluster.Grains.GetGrain<ICallDesk>(0);

    private async Task<Guid> Started() => (await Desk.Start(new StartCall(Guid.NewGuid(), cluster.StaffTicket(), null, null))).Call!.Id;

    private async Task<(Guid Call, CallHold Hold)> Held(SlotKey slot)
    {
        var call = await Started();
        return (call, (await Desk.Hold(new TakeHold(Guid.NewGuid(), cluster.StaffTicket(), call, slot, TestCity.Pickup))).Hold!);
    }

    private Task<int> Booked(SlotKey slot) =>
        cluster.Postgres.Scalar<int>($"select booked from booking.slot where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '{slot.Time:HH:mm}'");
}
