using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Changes;

/// <summary>People whose seats were taken away, until the last call (C3, A5).</summary>
[Collection(ChangesCollection.Name)]
public sealed class WorklistTests(BookingCluster cluster) : ChangeScene(cluster)
{
    [Fact]
    public async Task Of_a_cut_time_the_latest_booked_come_to_the_worklist_until_each_has_another_time()
    {
        var (venue, slot) = await Hall();
        var numbers = new List<long>();
        foreach (var id in await Cluster.Issue(4)) numbers.Add((await Cluster.Slot(slot).Book(Booking.By(Operator, id))).Reservation!.Number);

        await Propose(venue, new SetSeats(slot.Date, slot.Time, 1));
        var cut = (await Desk.Worklist(Staff))!.Open.Where(entry => entry.Venue == venue).ToList();
        await Desk.Note(new NoteContact(Staff, numbers[3], WorklistState.Contacted, "月曜に折り返し"));
        var called = (await Desk.Worklist(Staff))!.Open.Single(entry => entry.Number == numbers[3]);
        await Cluster.Slot(slot with { Date = slot.Date.AddDays(1) }).MoveIn(new MoveSeat(Guid.NewGuid(), Operator, numbers[3], null, null, null));
        await Cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), Operator, numbers[2], null, "希望"));
        // Somebody who had a seat gives it back: nobody else has to go.
        await Cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), Operator, numbers[0], null, null));
        var worklist = (await Desk.Worklist(Staff))!;

        Assert.Equal(numbers.Skip(1).Order(), cut.Select(entry => entry.Number).Order());
        Assert.Equal((WorklistState.Contacted, "test-staff", "月曜に折り返し"), (called.State, called.By, called.Note));
        Assert.DoesNotContain(worklist.Open, entry => entry.Venue == venue);
        Assert.Equal(
            [(numbers[1], WorklistState.Seated), (numbers[2], WorklistState.Cancelled), (numbers[3], WorklistState.Moved)],
            worklist.Done.Where(entry => entry.Venue == venue).Select(entry => (entry.Number, entry.State)).OrderBy(entry => numbers.IndexOf(entry.Number)));
    }

    [Fact]
    public async Task Whoever_nobody_worked_off_stays_on_the_list_when_the_time_begins_until_somebody_notes_how_it_ended()
    {
        var (venue, slot) = await Hall();
        var numbers = new List<long>();
        foreach (var id in await Cluster.Issue(2)) numbers.Add((await Cluster.Slot(slot).Book(Booking.By(Operator, id))).Reservation!.Number);
        await Propose(venue, new SetSeats(slot.Date, slot.Time, 1));
        var ahead = await Centre();
        var early = await Desk.Note(new NoteContact(Staff, numbers[1], WorklistState.Closed, "来なかった"));

        Cluster.Time.Advance(CityClock.ToInstant(slot.Date, slot.Time).AddDays(20) - Cluster.Time.GetUtcNow());
        var begun = await Centre();
        var past = Assert.Single((await Desk.Worklist(Staff))!.Open, entry => entry.Venue == venue);
        var waiting = await Desk.Waiting(Staff);
        var silent = await Desk.Note(new NoteContact(Staff, numbers[1], WorklistState.Closed, null));
        var closed = await Desk.Note(new NoteContact(Staff, numbers[1], WorklistState.Closed, "電話がつながらず、来なかった"));
        var after = (await Desk.Worklist(Staff))!;

        Assert.Equal(RefusalKind.NotFound, early?.Kind);
        Assert.Equal((numbers[1], true), (past.Number, past.IsPast));
        Assert.Equal(new FieldError("note", FieldProblem.Required), Assert.Single(silent!.Fields));
        Assert.Null(closed);
        Assert.DoesNotContain(after.Open, entry => entry.Venue == venue);
        Assert.Equal(WorklistState.Closed, Assert.Single(after.Done, entry => entry.Venue == venue).State);
        Assert.Equal(waiting - 1, await Desk.Waiting(Staff));
        Assert.Equal(((long)waiting!, (long)waiting - 1), (begun.Figure, (await Centre()).Figure));
        Assert.Contains($"{numbers[1]}", ahead.Cases);
        Assert.Contains($"{numbers[1]}", begun.Cases);
        Assert.DoesNotContain($"{numbers[1]}", (await Centre()).Cases);
    }

    [Fact]
    public async Task Nobody_is_noted_who_is_not_on_the_list_and_no_outcome_that_comes_by_itself()
    {
        Assert.Equal(RefusalKind.NotFound, (await Desk.Note(new NoteContact(Staff, 123456789012, WorklistState.Contacted, null)))?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Desk.Note(new NoteContact(Staff, 123456789012, WorklistState.Moved, null)))?.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Desk.Note(new NoteContact(Viewer, 123456789012, WorklistState.Contacted, null)))?.Kind);
    }
}
