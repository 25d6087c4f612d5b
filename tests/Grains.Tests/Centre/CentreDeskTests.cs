using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Centre;

/// <summary>Samples, and what is not finished (A1, A5).</summary>
[Collection(CentreCollection.Name)]
public sealed class CentreDeskTests(BookingCluster cluster)
{
    private const int Closings = 520;

    [Fact]
    public async Task Of_more_open_cases_than_a_page_shows_the_last_one_is_given_an_owner_and_all_are_counted()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var number = (await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]))).Reservation!.Number;
        await cluster.Postgres.Execute(
            $"""
            insert into booking.closing (id, date, venues, reason, closed_by, closed_at)
            select md5('many ' || n)::uuid, '{slot.Date:yyyy-MM-dd}', array['{slot.Venue}'], '台風', 'test', now() + n * interval '1 second' from generate_series(1, {Closings}) n;
            insert into booking.closing_person (closing, number, by_mail) select md5('many ' || n)::uuid, {number}, false from generate_series(1, {Closings}) n
            """);
        var last = await cluster.Postgres.Scalar<Guid>($"select md5('many {Closings}')::uuid");

        var before = await Open(0, 500);
        var rest = await Open(500, 500);
        var given = await Desk.SetOwner(Manager, "closing", $"{last}", "佐藤");
        var nothing = await Desk.SetOwner(Manager, "closing", $"{Guid.NewGuid()}", "佐藤");
        var after = await Open(0, 1);
        await cluster.Postgres.Execute($"update booking.closing set reopened_by = 'test', reopened_at = now() where id = '{last}'");
        var reopened = await Open(0, 1);
        await cluster.Postgres.Execute($"update booking.reservation set status = 'cancelled' where number = {number}");
        var cancelled = await Open(0, 1);

        Assert.Equal(500, before.Items.Length);
        Assert.DoesNotContain(before.Items, one => one.Id == $"{last}");
        Assert.Contains(rest.Items, one => one.Id == $"{last}");
        Assert.Equal(before.Count, before.Items.Length + rest.Items.Length);
        Assert.Equal((true, false), (given, nothing));
        Assert.Equal((before.Count, before.WithoutOwner - 1), (after.Count, after.WithoutOwner));
        Assert.Equal(before.Count - 1, reopened.Count);
        Assert.Equal(before.Count - Closings, cancelled.Count);
        Assert.False(await Desk.SetOwner(Manager, "closing", $"{last}", "佐藤"));
    }

    [Fact]
    public async Task Whoever_was_not_reached_before_the_closed_day_stays_an_open_case_until_somebody_notes_it()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var number = (await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]))).Reservation!.Number;
        var closing = Guid.NewGuid();
        await cluster.Postgres.Execute(
            $"""
            update booking.slot set date = '2020-01-06' where id = (select slot from booking.reservation where number = {number});
            insert into booking.closing (id, date, venues, reason, closed_by, closed_at) values ('{closing}', '2020-01-06', array['{slot.Venue}'], '大雪', 'test', now());
            insert into booking.closing_person (closing, number, by_mail) values ('{closing}', {number}, false)
            """);

        var before = await Open(0, 500);
        await cluster.Postgres.Execute(
            $"""
            insert into booking.displaced (number, slot, since, state, by, at)
            select number, slot, now(), 'contacted', 'test', now() from booking.reservation where number = {number}
            """);
        var after = await Open(0, 500);
        await cluster.Postgres.Execute($"update booking.reservation set status = 'cancelled' where number = {number}");

        Assert.Contains(before.Items, one => one.Id == $"{closing}");
        Assert.DoesNotContain(after.Items, one => one.Id == $"{closing}");
    }

    [Fact]
    public async Task A_draw_sent_again_draws_nothing_more_and_another_under_its_id_is_refused()
    {
        for (var i = 0; i < 3; i++) await CloseCall();
        var today = cluster.Time.CityToday();
        var draw = new DrawSamples(Guid.NewGuid(), Manager, today, today, 1);

        var first = await Desk.Draw(draw);
        var again = await Desk.Draw(draw);
        var other = await Desk.Draw(draw with { Count = 2 });
        var anew = await Desk.Draw(draw with { Id = Guid.NewGuid() });

        Assert.Equal((1, 1, 1), (first.Drawn, again.Drawn, anew.Drawn));
        Assert.Equal(RefusalKind.IdempotencyMismatch, other.Refusal?.Kind);
        Assert.Equal(1, await cluster.Postgres.Scalar<long>($"select count(*) from booking.call_sample where draw = '{draw.Id}'"));
    }

    private ICentreDesk Desk => cluster.Grains.GetGrain<ICentreDesk>(0);

    private string Manager => cluster.StaffTicket(StaffRoles.Manager);

    private async Task<OpenCasePage> Open(int skip, int limit) => await Desk.OpenCases(Manager, skip, limit);

    private async Task CloseCall()
    {
        var calls = cluster.Grains.GetGrain<ICallDesk>(0);
        var call = (await calls.Start(new StartCall(Guid.NewGuid(), cluster.StaffTicket(), null, null))).Call!;
        await calls.Close(new CloseCall(call.Id, cluster.StaffTicket(), WrapUp.Enquiry, [], null));
    }
}
