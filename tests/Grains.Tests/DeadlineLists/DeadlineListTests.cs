using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.DeadlineLists;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.DeadlineLists;

/// <summary>The list that the city gets by its deadline, and what changed later (M2).</summary>
public sealed class DeadlineListTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private const int AllDaysBefore = 31;

    private string Staff => cluster.StaffTicket(StaffRoles.Staff);

    [Fact]
    public async Task Before_its_deadline_there_is_no_list_and_the_answer_says_when()
    {
        await Deadline(0);
        var slot = await cluster.NewSlot(2);

        var outcome = await Desk.List(Staff, slot.Venue, slot.Date);

        Assert.Equal(RefusalKind.NotYetOpen, outcome.Refusal?.Kind);
        Assert.Equal(Contracts.City.CityClock.ToInstant(slot.Date, new TimeOnly(0, 0)), outcome.Refusal!.At);
    }

    [Fact]
    public async Task A_frozen_list_stays_the_same_and_each_later_change_is_in_its_change_list()
    {
        await Deadline(AllDaysBefore);
        var (slot, other, third) = (await Near(4), await Near(4), await Near(4));
        var ids = await cluster.Issue(5);
        var stays = await Book(slot, ids[0]);
        var cancels = await Book(slot, ids[1]);
        var leaves = await Book(slot, ids[2]);
        var comes = await Book(other, ids[3]);
        var gone = await Book(slot, (await cluster.Issue(1))[0]);
        await Cancel(slot, gone);

        var frozen = (await Desk.List(Staff, slot.Venue, slot.Date)).List!;
        var nothing = (await Desk.Changes(Staff, slot.Venue, slot.Date)).Changes!;
        await Cancel(slot, cancels);
        await cluster.Slot(third).MoveIn(new MoveSeat(Guid.NewGuid(), Staff, leaves, null, null, null));
        await cluster.Slot(slot).MoveIn(new MoveSeat(Guid.NewGuid(), Staff, comes, null, null, null));
        var added = await Book(slot, ids[4]);
        var again = (await Desk.List(Staff, slot.Venue, slot.Date)).List!;
        var changes = (await Desk.Changes(Staff, slot.Venue, slot.Date)).Changes!;

        Assert.Equal(new[] { stays, cancels, leaves }.Order(), frozen.People.Select(one => one.Number).Order());
        Assert.Equal(ids.Take(3).Order(), frozen.People.Select(one => one.ReservationId!).Order());
        Assert.Empty(nothing.Changes);
        Assert.Equal(JsonSerializer.Serialize(frozen), JsonSerializer.Serialize(again));
        Assert.Equal(
            [("cancelled", cancels), ("moved-away", leaves), ("moved-in", comes), ("added", added)],
            changes.Changes.Select(one => (one.Kind, one.Number)));
        Assert.Equal([ids[1], ids[2], ids[3], ids[4]], changes.Changes.Select(one => one.ReservationId));
        Assert.Equal(
            [((TimeOnly?)slot.Time, null), (slot.Time, null), (null, slot.Time), (null, slot.Time)],
            changes.Changes.Select(one => (one.TimeBefore, one.TimeAfter)));
    }

    [Fact]
    public async Task Who_comes_and_goes_after_the_deadline_is_told_both_times()
    {
        await Deadline(AllDaysBefore);
        var slot = await Near(4);
        await Desk.List(Staff, slot.Venue, slot.Date);

        var number = await Book(slot, (await cluster.Issue(1))[0]);
        await Cancel(slot, number);

        Assert.Equal(["added", "cancelled"], (await Desk.Changes(Staff, slot.Venue, slot.Date)).Changes!.Changes.Select(one => one.Kind));
    }

    [Fact]
    public async Task Another_name_or_kana_of_somebody_listed_is_a_change_and_another_telephone_is_none()
    {
        await Deadline(AllDaysBefore);
        var slot = await Near(4);
        var (renamed, called) = (await Book(slot, (await cluster.Issue(1))[0]), await Book(slot, (await cluster.Issue(1))[0]));
        await Desk.List(Staff, slot.Venue, slot.Date);

        foreach (var name in new[] { "山田 花", "山田 華子" }) await Correct(renamed, Booking.Contact with { Name = name });
        await Correct(called, Booking.Contact with { Phone = "09087654321" });

        var change = Assert.Single((await Desk.Changes(Staff, slot.Venue, slot.Date)).Changes!.Changes);
        Assert.Equal(("corrected", renamed, "山田 華子"), (change.Kind, change.Number, change.Name));
        Assert.Equal((slot.Time, slot.Time), (change.TimeBefore!.Value, change.TimeAfter!.Value));
    }

    [Fact]
    public async Task The_days_say_whether_the_office_was_told_also_of_days_that_are_over()
    {
        await Deadline(AllDaysBefore);
        var slot = await Near(2);
        await Desk.List(Staff, slot.Venue, slot.Date);
        await cluster.Postgres.Execute($"update booking.deadline_list set attempts = 3 where date = '{slot.Date:yyyy-MM-dd}'");

        var failed = (await Desk.Days(Staff, slot.Date.AddDays(-13)))!.Value.Single(day => day.Date == slot.Date);
        await cluster.Postgres.Execute($"update booking.deadline_list set attempts = 4, announced_at = frozen_at where date = '{slot.Date:yyyy-MM-dd}'");
        var told = (await Desk.Days(Staff, slot.Date))!.Value.Single(day => day.Date == slot.Date);

        Assert.Equal((null, 3), (failed.AnnouncedAt, failed.Attempts));
        Assert.Equal((told.FrozenAt, 4), (told.AnnouncedAt, told.Attempts));
    }

    [Fact]
    public async Task The_worker_freezes_what_is_due_and_only_once()
    {
        await Deadline(AllDaysBefore);
        var slot = await Near(2);
        var store = cluster.Services.GetRequiredService<DeadlineStore>();
        var today = slot.Date.AddDays(-1);

        var due = await store.Due(today, cluster.Time.GetUtcNow());
        foreach (var (venue, date, deadline) in due) await store.Freeze(venue, date, deadline, cluster.Time.GetUtcNow());
        await store.Freeze(slot.Venue, slot.Date, cluster.Time.GetUtcNow(), cluster.Time.GetUtcNow().AddHours(1));

        Assert.Contains(due, one => one.Date == slot.Date);
        Assert.DoesNotContain(await store.Due(today, cluster.Time.GetUtcNow()), one => one.Date == slot.Date);
        Assert.Equal(1L, await cluster.Postgres.Scalar<long>($"select count(*) from booking.deadline_list where date = '{slot.Date:yyyy-MM-dd}'"));
    }

    [Fact]
    public async Task What_is_frozen_is_sealed_and_the_running_system_cannot_change_it()
    {
        await Deadline(AllDaysBefore);
        var slot = await Near(2);
        var id = (await cluster.Issue(1))[0];
        await Book(slot, id);
        await Desk.List(Staff, slot.Venue, slot.Date);

        var box = await cluster.Postgres.Scalar<byte[]>($"select sealed_rows from booking.deadline_list where date = '{slot.Date:yyyy-MM-dd}'");
        await using var silo = NpgsqlDataSource.Create(cluster.Postgres.Connections.Silo);
        await using var command = silo.CreateCommand("update booking.deadline_list set sealed_rows = ''");
        var error = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.DoesNotContain(id, Encoding.UTF8.GetString(box!), StringComparison.Ordinal);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task Two_who_set_a_deadline_hear_of_each_other_and_nobody_else_may()
    {
        var current = (await Desk.Deadlines(Staff))!.Value.Single();

        var first = await Set(Staff, current with { DaysBefore = 2, MailTo = "office@example.jp" });
        var second = await Set(Staff, current with { DaysBefore = 3 });
        var bad = await Set(Staff, first.Deadline! with { DaysBefore = 32 });
        var nobody = await Set(cluster.StaffTicket(StaffRoles.Viewer), first.Deadline!);

        Assert.Equal((2, "office@example.jp", current.Revision + 1), (first.Deadline!.DaysBefore, first.Deadline.MailTo, first.Deadline.Revision));
        Assert.Equal(
            [RefusalKind.StaleVersion, RefusalKind.Invalid, RefusalKind.NotAllowed],
            new[] { second, bad, nobody }.Select(outcome => outcome.Refusal!.Kind));
    }

    [Fact]
    public async Task An_unknown_venue_and_a_role_that_sees_no_reservations_get_none()
    {
        var today = DateOnly.FromDateTime(cluster.Time.GetUtcNow().DateTime);

        Assert.Equal(RefusalKind.UnknownVenue, (await Desk.List(Staff, "nowhere", today)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Desk.List(cluster.StaffTicket(StaffRoles.Auditor), TestCity.Venue, today)).Refusal?.Kind);
    }

    private IDeadlineDesk Desk => cluster.Grains.GetGrain<IDeadlineDesk>(0);

    // The fixture's days begin in two days, so that every list of the next weeks is due when its deadline is a month before.
    private Task<SlotKey> Near(int capacity) => cluster.NewSlot(capacity);

    private async Task Deadline(int days)
    {
        var current = (await Desk.Deadlines(Staff))!.Value.Single();
        Assert.Null((await Set(Staff, current with { DaysBefore = days, At = new TimeOnly(0, 0), MailTo = null })).Refusal);
    }

    private async Task<ListDeadlineOutcome> Set(string ticket, ListDeadline deadline) => await Desk.SetDeadline(new SetListDeadline(ticket, deadline));

    private async Task<long> Book(SlotKey slot, string id) => (await cluster.Slot(slot).Book(Booking.By(Staff, id))).Reservation!.Number;

    private async Task Correct(long number, Contact contact) => Assert.Null(
        (await cluster.Grains.GetGrain<IReservationDesk>(0).ChangeContact(new ChangeContact(Guid.NewGuid(), Staff, number, null, contact))).Refusal);

    private async Task Cancel(SlotKey slot, long number) =>
        Assert.Null((await cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), Staff, number, null, null))).Refusal);
}
