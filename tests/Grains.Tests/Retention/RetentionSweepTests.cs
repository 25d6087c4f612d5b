using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Retention;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Tests.Slots;

namespace OrleansBooking.Grains.Tests.Retention;

/// <summary>P4: the pages promise that contacts are erased three months after the appointment.</summary>
public sealed class RetentionSweepTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task Contacts_are_erased_three_months_after_the_appointment_and_not_before()
    {
        var slot = await cluster.NewSlot(capacity: 1);
        var number = (await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), (await cluster.Issue(1))[0]))).Reservation!.Number;
        await cluster.Postgres.Execute($"""
            insert into booking.deadline_list (venue, date, deadline_at, frozen_at, people, key_version, wrapped_key, sealed_rows, next_attempt_at)
            values ('{slot.Venue}', '{slot.Date:yyyy-MM-dd}', now(), now(), 1, 1, 'x', 'x', now())
            """);
        await using var database = new BookingDatabase(cluster.Postgres.Connections.Silo);
        var kept = new ShiftedTime();
        kept.Advance(TimeSpan.FromDays(slot.Date.AddMonths(3).DayNumber - cluster.Time.CityToday().DayNumber));
        var due = new ShiftedTime();
        due.Advance(TimeSpan.FromDays(slot.Date.AddMonths(3).AddDays(1).DayNumber - cluster.Time.CityToday().DayNumber));

        var before = await new RetentionSweep(database, new CityProfile(), kept).Run(CancellationToken.None);
        var lists = await cluster.Postgres.Scalar<long>("select count(*) from booking.deadline_list");
        var after = await new RetentionSweep(database, new CityProfile(), due).Run(CancellationToken.None);

        Assert.Equal((0, 1), (before, after));
        Assert.Equal((1L, 0L), (lists, await cluster.Postgres.Scalar<long>("select count(*) from booking.deadline_list")));
        var details = await cluster.Grains.GetGrain<IReservationDesk>(0).Find(number, cluster.StaffTicket());
        Assert.Equal(Contracts.Applicants.Contact.None, details!.Contact);
        Assert.NotNull(details.ReservationId);
    }
}
