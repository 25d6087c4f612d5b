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
        Assert.Null(await Holds.Find(cluster.StaffTicket(), hold.Id));
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

        var first = await Holds.Extend(cluster.StaffTicket(), hold.Id, Guid.NewGuid());
        var second = await Holds.Extend(cluster.StaffTicket(), hold.Id, Guid.NewGuid());

        Assert.True(first.Hold!.Until > hold.Until);
        Assert.True(first.Hold.Extended);
        Assert.Equal(first.Hold with { LedgerId = null }, second.Hold! with { LedgerId = null });
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

        var taken = await Holds.TakeOver(second, hold.Id, into: null);
        var booked = await cluster.Slot(slot).Book(Booking.By(second, id) with { HoldId = hold.Id, CallId = call });

        Assert.Equal("second", taken.Hold?.TakenBy);
        Assert.NotNull(booked.Reservation);
    }

    [Fact]
    public async Task A_second_hold_of_a_call_gives_the_first_seat_back()
    {
        var (slot, elsewhere) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 1));
        var (call, first) = await Held(slot);

        var second = await Holds.Take(new TakeHold(Guid.NewGuid(), cluster.StaffTicket(), call, elsewhere, TestCity.Pickup));

        Assert.NotNull(second.Hold);
        Assert.Null(await Holds.Find(cluster.StaffTicket(), first.Id));
        Assert.Equal(second.Hold, await Holds.OfCall(cluster.StaffTicket(), call));
    }

    [Fact]
    public async Task A_released_seat_is_free_at_once_and_releasing_again_is_no_error()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var id = (await cluster.Issue(1))[0];
        var (_, hold) = await Held(slot);

        var released = await Holds.Release(cluster.StaffTicket(), hold.Id);
        var booked = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id));

        Assert.True(released);
        Assert.NotNull(booked.Reservation);
        Assert.True(await Holds.Release(cluster.StaffTicket(), hold.Id));
        Assert.False(await Holds.Release(cluster.StaffTicket(), Guid.NewGuid()));
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
        Assert.NotNull(await Holds.Find(cluster.StaffTicket(), others.Id));
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

        async Task<IReadOnlyList<TelephoneSeats>> Seats() => await Holds.TelephoneSeats(cluster.StaffTicket(), TestCity.Pickup, slot.Date);
    }

    [Fact]
    public async Task A_call_that_ends_gives_its_seat_back_and_one_that_was_cut_off_keeps_it()
    {
        var (slot, dropped) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 1));
        var ids = await cluster.Issue(2);
        var (call, hold) = await Held(slot);
        var (cut, kept) = await Held(dropped);

        await Desk.Close(new CloseCall(call, cluster.StaffTicket(), WrapUp.Enquiry, [], null));
        await Desk.Close(new CloseCall(cut, cluster.StaffTicket(), WrapUp.Dropped, [], null));
        var booked = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[0]));
        var full = await cluster.Slot(dropped).Book(Booking.By(cluster.StaffTicket(), ids[1]));

        Assert.NotNull(booked.Reservation);
        Assert.Null(await Holds.Find(cluster.StaffTicket(), hold.Id));
        Assert.Equal(RefusalKind.Full, full.Refusal?.Kind);
        var waiting = await Holds.Dropped(cluster.StaffTicket());
        Assert.Contains(waiting, one => one.Id == kept.Id);
        Assert.DoesNotContain(waiting, one => one.Id == hold.Id);
    }

    [Fact]
    public async Task A_seat_of_a_call_that_was_cut_off_goes_on_with_the_callers_next_call()
    {
        var (slot, elsewhere) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 1));
        var ids = await cluster.Issue(2);
        var (cut, hold) = await Held(slot);
        await Desk.Close(new CloseCall(cut, cluster.StaffTicket(), WrapUp.Dropped, [], null));
        var (call, own) = await Held(elsewhere);

        var taken = await Holds.TakeOver(Second, hold.Id, call);
        var ofCall = await Holds.OfCall(Second, call);
        var freed = await cluster.Slot(elsewhere).Book(Booking.By(cluster.StaffTicket(), ids[0]));
        var booked = await cluster.Slot(slot).Book(Booking.By(Second, ids[1]) with { HoldId = hold.Id, CallId = taken.Hold!.HeldBy });

        Assert.Equal((hold.Id, call, "second"), (taken.Hold.Id, taken.Hold.CallId, taken.Hold.TakenBy));
        Assert.Equal(taken.Hold, ofCall);
        Assert.Null(await Holds.Find(Second, own.Id));
        Assert.NotNull(freed.Reservation);
        Assert.NotNull(booked.Reservation);
        Assert.DoesNotContain(await Holds.Dropped(Second), one => one.Id == hold.Id);
    }

    [Fact]
    public async Task A_seat_that_was_taken_over_is_given_back_with_its_new_call_and_for_its_next_seat()
    {
        var (slot, next) = (await cluster.NewSlot(capacity: 1), await cluster.NewSlot(capacity: 1));
        var id = (await cluster.Issue(1))[0];
        var (cut, hold) = await Held(slot);
        await Desk.Close(new CloseCall(cut, cluster.StaffTicket(), WrapUp.Dropped, [], null));
        var call = await Started();
        await Holds.TakeOver(cluster.StaffTicket(), hold.Id, call);

        var second = await Holds.Take(new TakeHold(Guid.NewGuid(), cluster.StaffTicket(), call, next, TestCity.Pickup));
        var booked = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), id));

        Assert.NotNull(second.Hold);
        Assert.NotNull(booked.Reservation);
        Assert.Equal(second.Hold, await Holds.OfCall(cluster.StaffTicket(), call));
        Assert.Equal(RefusalKind.NotFound, (await Holds.TakeOver(cluster.StaffTicket(), hold.Id, call)).Refusal?.Kind);
        Assert.Equal("callId", Assert.Single((await Holds.TakeOver(cluster.StaffTicket(), second.Hold!.Id, Guid.NewGuid())).Refusal!.Fields).Field);
    }

    [Fact]
    public async Task Whoever_lost_a_call_cannot_write_over_what_was_noted_since()
    {
        var call = await Started();
        await Desk.Note(cluster.StaffTicket(), call, "はじめのメモ");
        await Desk.TakeOver(Second, call);
        await Desk.Note(Second, call, "あとのメモ");

        var late = await Desk.Note(cluster.StaffTicket(), call, "古い画面のメモ");
        var closed = await Desk.Close(new CloseCall(call, cluster.StaffTicket(), WrapUp.Other, [], "古い画面のメモ"));

        Assert.Equal((RefusalKind.TakenOver, "second"), (late.Refusal?.Kind, late.Refusal?.Operator));
        Assert.Equal(RefusalKind.TakenOver, closed.Refusal?.Kind);
        Assert.Equal(("あとのメモ", null), ((await Desk.Find(Second, call))!.Note, (await Desk.Find(Second, call))!.WrapUp));
        Assert.NotNull((await Desk.Close(new CloseCall(call, cluster.StaffTicket(), WrapUp.Other, [], "あとのメモ"))).Call);
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData(" Anonymous ")]
    [InlineData("非通知")]
    public async Task A_word_of_the_telephone_system_in_place_of_a_number_is_no_number(string from)
    {
        var started = await Desk.Start(new StartCall(Guid.NewGuid(), cluster.StaffTicket(), null, from));
        var mistyped = await Desk.Start(new StartCall(Guid.NewGuid(), cluster.StaffTicket(), null, "090-12"));

        Assert.NotNull(started.Call);
        Assert.Null(started.Call.From);
        Assert.Equal("from", Assert.Single(mistyped.Refusal!.Fields).Field);
    }

    private ICallDesk Desk => cluster.Grains.GetGrain<ICallDesk>(0);

    private IHoldDesk Holds => cluster.Grains.GetGrain<IHoldDesk>(0);

    private string Second => new StaffTicketSigner(cluster.Keys.StaffTicket, cluster.Time).Sign("second", StaffRoles.Operator);

    private async Task<Guid> Started() => (await Desk.Start(new StartCall(Guid.NewGuid(), cluster.StaffTicket(), null, null))).Call!.Id;

    private async Task<(Guid Call, CallHold Hold)> Held(SlotKey slot)
    {
        var call = await Started();
        return (call, (await Holds.Take(new TakeHold(Guid.NewGuid(), cluster.StaffTicket(), call, slot, TestCity.Pickup))).Hold!);
    }

    private Task<int> Booked(SlotKey slot) =>
        cluster.Postgres.Scalar<int>($"select booked from booking.slot where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '{slot.Time:HH:mm}'");
}
