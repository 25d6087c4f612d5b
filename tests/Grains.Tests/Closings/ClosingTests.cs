using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Sites;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Closings;

/// <summary>A typhoon: one action closes a day, writes to everybody booked, makes the call list and the banner.</summary>
public sealed class ClosingTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private IClosingDesk Desk => cluster.Grains.GetGrain<IClosingDesk>(0);

    [Fact]
    public async Task Everybody_booked_gets_a_mail_or_stands_on_the_call_list_and_nobody_is_cancelled()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var (mailed, called) = (await Book(slot, "hanako@example.jp"), await Book(slot, email: null));

        var closing = (await Desk.Close(Close(slot))).Closing!;

        Assert.Equal((1, 1, 0), (closing.Mails, closing.Calls, closing.Called));
        Assert.Equal(mailed, await cluster.Postgres.Scalar<long>("select number from booking.notice where kind = 'day-closed' and state = 'pending' and number = " + mailed));
        var call = Assert.Single(await Desk.Calls(cluster.StaffTicket(StaffRoles.Manager), closing.Id));
        Assert.Equal((called, slot, "09012345678", true), (call.Number, call.Slot, call.Phone, call.Open));
        Assert.Equal(2, await cluster.Postgres.Scalar<long>($"select count(*) from booking.reservation where number in ({mailed}, {called}) and status = 'booked'"));
        cluster.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Contains((await cluster.Grains.GetGrain<ISiteNotices>(0).Current()).Closings, day => day.Date == slot.Date && day.Reason == "台風");
    }

    [Fact]
    public async Task Nobody_books_the_day_any_more_and_citizens_move_to_another_one_also_after_the_usual_deadline()
    {
        var (slot, elsewhere) = (await cluster.NewSlot(capacity: 4), await cluster.NewSlot(capacity: 4));
        var ids = await cluster.Issue(2);
        var citizen = await Booking.SignIn(cluster, ids[0]);
        var number = (await cluster.Slot(slot).Book(Booking.Web(citizen))).Reservation!.Number;
        await cluster.Postgres.Execute($"update booking.slot set closes_at = array_fill(now() - interval '1 hour', array[2]), version = version + 1 where date = '{slot.Date:yyyy-MM-dd}'");

        await Desk.Close(Close(slot));

        Assert.NotNull((await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[1]))).Refusal);
        var moved = await cluster.Slot(elsewhere).MoveIn(new MoveSeat(Guid.NewGuid(), citizen, number, 1, null, null));
        Assert.Equal(elsewhere, moved.Reservation?.Slot);
    }

    [Fact]
    public async Task A_repeat_changes_nothing_and_writes_nobody_twice()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var number = await Book(slot, "hanako@example.jp");
        var command = Close(slot);

        var first = (await Desk.Close(command)).Closing;
        var again = (await Desk.Close(command)).Closing;

        Assert.Equal((first!.Mails, first.Calls), (again!.Mails, again.Calls));
        Assert.Equal(1, await cluster.Postgres.Scalar<long>($"select count(*) from booking.notice where kind = 'day-closed' and number = {number}"));
        Assert.Equal(1, await cluster.Postgres.Scalar<long>($"select count(*) from audit.entry where action = 'closing.close' and subject = '{slot.Date:yyyy-MM-dd}'"));
    }

    [Fact]
    public async Task The_call_list_gets_shorter_with_each_call_and_with_each_who_moves()
    {
        var (slot, elsewhere) = (await cluster.NewSlot(capacity: 4), await cluster.NewSlot(capacity: 4));
        var (first, second) = (await Book(slot, null), await Book(slot, null));
        var closing = (await Desk.Close(Close(slot))).Closing!;
        var ticket = cluster.StaffTicket(StaffRoles.Manager);

        Assert.True(await Desk.MarkCalled(ticket, closing.Id, first, "12月10日に変更"));
        await cluster.Slot(elsewhere).MoveIn(new MoveSeat(Guid.NewGuid(), cluster.StaffTicket(), second, 1, null, null));

        Assert.Equal(2, (await Desk.Find(ticket, closing.Id))!.Called);
        Assert.All(await Desk.Calls(ticket, closing.Id), call => Assert.False(call.Open));
        Assert.False(await Desk.MarkCalled(ticket, closing.Id, 123456789012, null));
    }

    [Fact]
    public async Task Who_was_called_from_one_list_is_not_called_again_from_the_other()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var (first, second) = (await Book(slot, null), await Book(slot, null));
        var closing = (await Desk.Close(Close(slot))).Closing!;
        var ticket = cluster.StaffTicket(StaffRoles.Manager);
        var worklist = cluster.Grains.GetGrain<IChangeDesk>(0);

        Assert.True(await Desk.MarkCalled(ticket, closing.Id, first, "夕方に決める"));
        Assert.Null(await worklist.Note(new NoteContact(ticket, second, WorklistState.Contacted, "別の日に変更")));

        var there = (await worklist.Worklist(ticket))!.Open.ToDictionary(entry => entry.Number);
        Assert.Equal((WorklistState.Contacted, "夕方に決める"), (there[first].State, there[first].Note));
        var here = (await Desk.Calls(ticket, closing.Id)).ToDictionary(call => call.Number);
        Assert.Equal((false, true, "別の日に変更"), (here[second].Open, here[second].Reached, here[second].Result));
        Assert.Equal(2, (await Desk.Find(ticket, closing.Id))!.Called);
    }

    [Fact]
    public async Task Who_was_not_reached_is_still_to_be_called_and_both_lists_say_so()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var number = await Book(slot, null);
        var closing = (await Desk.Close(Close(slot))).Closing!;
        var ticket = cluster.StaffTicket(StaffRoles.Manager);

        Assert.True(await Desk.MarkNotReached(ticket, closing.Id, number, "留守"));

        var call = Assert.Single(await Desk.Calls(ticket, closing.Id));
        Assert.Equal((true, false, "留守", "test-manager"), (call.Open, call.Reached, call.Result, call.CalledBy));
        Assert.Equal(0, (await Desk.Find(ticket, closing.Id))!.Called);
        Assert.Contains((await cluster.Grains.GetGrain<IChangeDesk>(0).Worklist(ticket))!.Open, entry => entry.Number == number && entry.State == WorklistState.NotReached);
    }

    [Fact]
    public async Task A_preview_says_whom_it_would_concern_and_changes_nothing()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        await Book(slot, "hanako@example.jp");

        var preview = (await Desk.Preview(Close(slot))).Preview!;

        Assert.Equal((1, 0), (preview.Mails, preview.Calls));
        Assert.Equal(4, await cluster.Postgres.Scalar<int>($"select capacity from booking.slot where date = '{slot.Date:yyyy-MM-dd}'"));
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_operators_close_nothing()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var command = Close(slot);

        Assert.Equal(["reason"], (await Desk.Close(command with { Reason = " " })).Refusal!.Fields.Select(error => error.Field));
        Assert.Equal(["date"], (await Desk.Close(command with { Date = new DateOnly(2020, 1, 1) })).Refusal!.Fields.Select(error => error.Field));
        Assert.Equal(["venues"], (await Desk.Close(command with { Venues = ["nowhere"] })).Refusal!.Fields.Select(error => error.Field));
        Assert.Equal(RefusalKind.NotAllowed, (await Desk.Close(command with { Ticket = cluster.StaffTicket() })).Refusal?.Kind);
        Assert.Empty(await Desk.Calls(cluster.StaffTicket(), Guid.NewGuid()));
    }

    [Fact]
    public async Task A_day_that_is_opened_again_has_its_seats_and_everybody_stays_where_they_are()
    {
        var (slot, other) = (await cluster.NewSlot(capacity: 4), await cluster.NewSlot(capacity: 4));
        var (stays, moves, cancels) = (await Book(slot, "hanako@example.jp"), await Book(slot, email: null), await Book(slot, email: null));
        var closing = (await Desk.Close(Close(slot))).Closing!;
        var staff = cluster.StaffTicket(StaffRoles.Staff);
        await cluster.Slot(other).MoveIn(new MoveSeat(Guid.NewGuid(), staff, moves, null, null, null));
        await cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), staff, cancels, null, null));

        var command = new ReopenDay(staff, closing.Id, "進路が変わった");
        var preview = (await Desk.PreviewReopening(command)).Reopening!;
        var before = await Capacity(slot);
        var reopened = (await Desk.Reopen(command)).Closing!;
        var again = (await Desk.Reopen(command with { Reason = null })).Closing!;

        Assert.Equal((4, 1, 1, 1, 0), (preview.Seats, preview.Booked, preview.Moved, preview.Cancelled, preview.Mailed));
        Assert.Equal((0, 4), (before, await Capacity(slot)));
        Assert.Equal(0, await cluster.Postgres.Scalar<int>($"select over from booking.slot where date = '{slot.Date:yyyy-MM-dd}'"));
        Assert.Equal("test-staff", reopened.ReopenedBy);
        Assert.Equal(reopened, again with { Venues = reopened.Venues });
        Assert.Equal(
            ($"booked {slot.Date:yyyy-MM-dd}", $"booked {other.Date:yyyy-MM-dd}", $"cancelled {slot.Date:yyyy-MM-dd}"),
            (await Stands(stays), await Stands(moves), await Stands(cancels)));
        Assert.Equal("superseded", await cluster.Postgres.Scalar<string>($"select state from booking.notice where kind = 'day-closed' and number = {stays}"));
        Assert.Equal(1, await cluster.Postgres.Scalar<long>($"select count(*) from audit.entry where action = 'closing.reopen' and subject = '{slot.Date:yyyy-MM-dd}' and reason = '進路が変わった'"));
        cluster.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.DoesNotContain((await cluster.Grains.GetGrain<ISiteNotices>(0).Current()).Closings, day => day.Date == slot.Date);
    }

    [Fact]
    public async Task Who_may_not_close_days_opens_none_and_what_has_passed_stays_closed()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var closing = (await Desk.Close(Close(slot))).Closing!;
        await cluster.Postgres.Execute($"update booking.closing set date = '2020-01-01' where id = '{closing.Id}'");

        Assert.Equal(RefusalKind.NotAllowed, (await Desk.Reopen(new ReopenDay(cluster.StaffTicket(StaffRoles.Manager), closing.Id, null))).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Desk.Reopen(new ReopenDay(cluster.StaffTicket(StaffRoles.Staff), Guid.NewGuid(), null))).Refusal?.Kind);
        Assert.Equal(["date"], (await Desk.Reopen(new ReopenDay(cluster.StaffTicket(StaffRoles.Staff), closing.Id, null))).Refusal!.Fields.Select(error => error.Field));
    }

    private Task<string?> Stands(long number) => cluster.Postgres.Scalar<string>(
        $"select r.status || ' ' || s.date from booking.reservation r join booking.slot s on s.id = r.slot where r.number = {number}");

    private Task<int> Capacity(SlotKey slot) => cluster.Postgres.Scalar<int>($"select capacity from booking.slot where date = '{slot.Date:yyyy-MM-dd}'");

    private CloseDay Close(SlotKey slot) => new(Guid.NewGuid(), cluster.StaffTicket(StaffRoles.Staff), slot.Date, [slot.Venue], "台風");

    private async Task<long> Book(SlotKey slot, string? email)
    {
        var command = Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]);
        var outcome = await cluster.Slot(slot).Book(command with { Contact = command.Contact with { Email = email } });
        return outcome.Reservation!.Number;
    }
}
