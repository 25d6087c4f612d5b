using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Days;

/// <summary>The integrity light sees what somebody changes by SQL. Each tampering is taken back, so that the next one is seen by itself.</summary>
public sealed class IntegrityTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    private string Staff => cluster.StaffTicket(StaffRoles.Staff);

    [Fact]
    public async Task A_ledger_that_nobody_touched_fits_itself_after_every_kind_of_change()
    {
        await Booked();

        Assert.All((await Look()).Checks, check => Assert.Equal((check.Name, 0L), (check.Name, check.Wrong)));
    }

    [Theory]
    [InlineData("slot-counts", "update booking.slot set booked = booked - 1 where date = '{0}'", "update booking.slot set booked = booked + 1 where date = '{0}'")]
    [InlineData("slot-counts", "update booking.slot set booked = booked + 1 where date = '{0}'", "update booking.slot set booked = booked - 1 where date = '{0}'")]
    [InlineData("share-counts",
        "insert into booking.slot_share (slot, procedure, capacity) select id, 'card-pickup', 3 from booking.slot where date = '{0}'",
        "delete from booking.slot_share")]
    [InlineData("capacity",
        "alter table booking.slot drop constraint slot_check1; update booking.slot set capacity = 0 where date = '{0}'",
        "update booking.slot set capacity = 4 where date = '{0}'; alter table booking.slot add constraint slot_check1 check (booked <= capacity + over)")]
    [InlineData("live-index",
        "alter index booking.reservation_live rename to put_aside", "alter index booking.put_aside rename to reservation_live")]
    [InlineData("events",
        "update booking.reservation r set status = 'no-show' from booking.slot s where s.id = r.slot and s.date = '{0}'",
        "update booking.reservation r set status = 'booked' from booking.slot s where s.id = r.slot and s.date = '{0}'")]
    [InlineData("events",
        "create table booking.aside as select e.* from booking.reservation_event e join booking.slot s on s.id = e.slot where s.date = '{0}'; "
            + "delete from booking.reservation_event e using booking.aside a where a.operation_id = e.operation_id and a.line = e.line",
        "insert into booking.reservation_event select * from booking.aside; drop table booking.aside")]
    [InlineData("schedule", "update booking.slot set capacity = capacity + 1 where date = '{0}'", "update booking.slot set capacity = capacity - 1 where date = '{0}'")]
    public async Task What_is_changed_by_sql_is_seen(string name, string tamper, string back)
    {
        var date = await Booked();
        await cluster.Postgres.Execute(string.Format(null, tamper, date));

        var wrong = await Look();
        await cluster.Postgres.Execute(string.Format(null, back, date));
        var right = await Look();

        Assert.True(wrong.Checks.Single(check => check.Name == name).Wrong > 0, $"{name} was not seen.");
        Assert.False(wrong.IsSound);
        Assert.True(right.IsSound);
    }

    private async Task<Integrity> Look() => (await cluster.Grains.GetGrain<IDayDesk>(0).Integrity(Staff))!;

    private async Task<string> Booked()
    {
        var slot = await cluster.NewSlot(4);
        await cluster.Slot(slot).Book(Booking.By(Staff, (await cluster.Issue(1))[0]));
        return slot.Date.ToString("yyyy-MM-dd", null);
    }
}
