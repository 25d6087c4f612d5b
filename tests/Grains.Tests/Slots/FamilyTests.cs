using Microsoft.Extensions.DependencyInjection;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Fixtures;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Slots;

namespace OrleansBooking.Grains.Tests.Slots;

/// <summary>Several people at one slot: all or none (design rule 4).</summary>
public sealed class FamilyTests(BookingCluster cluster) : IClassFixture<BookingCluster>
{
    [Fact]
    public async Task A_family_gets_a_seat_and_a_line_each_in_one_operation()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var command = Family(await cluster.Issue(3));

        var outcome = await cluster.Slot(slot).BookFamily(command);

        Assert.Null(outcome.Refusal);
        Assert.Equal(3, outcome.Reservations.Select(one => one.Number).Distinct().Count());
        Assert.All(outcome.Reservations, one => Assert.Equal((slot, ReservationStatus.Booked, Channel.Telephone, 1), (one.Slot, one.Status, one.Channel, one.Version)));
        Assert.Equal("0,1,2", await cluster.Postgres.Scalar<string>(
            $"select string_agg(line::text, ',' order by line) from booking.reservation_event where operation_id = '{command.OperationId}'"));
        Assert.Equal(3L, await cluster.Postgres.Scalar<long>(
            $"select count(*) from booking.notice n join booking.reservation_event e on e.number = n.number where e.operation_id = '{command.OperationId}'"));
        Assert.Equal(3, await Booked(slot));
    }

    [Fact]
    public async Task One_who_is_booked_already_keeps_the_whole_family_out_and_is_named()
    {
        var (slot, elsewhere) = (await cluster.NewSlot(capacity: 4), await cluster.NewSlot(capacity: 4));
        var ids = await cluster.Issue(3);
        var first = await cluster.Slot(elsewhere).Book(Booking.By(cluster.StaffTicket(), ids[1]));

        var outcome = await cluster.Slot(slot).BookFamily(Family(ids));

        Assert.Equal((RefusalKind.AlreadyBooked, 1, first.Reservation!.Number), (outcome.Refusal!.Kind, outcome.Refusal.Person, outcome.Refusal.Number));
        await NobodyIsIn(slot);
    }

    [Fact]
    public async Task A_wrong_birthday_keeps_all_out_and_is_counted()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var ids = await cluster.Issue(2);
        var family = Family(ids);

        var outcome = await cluster.Slot(slot).BookFamily(family with { People = [family.People[0], family.People[1] with { Applicant = new ApplicantClaim(ids[1], "0413") }] });

        Assert.Equal((RefusalKind.UnknownApplicant, 1), (outcome.Refusal!.Kind, outcome.Refusal.Person));
        Assert.True(await cluster.Postgres.Scalar<long>("select count(*) from booking.sign_in_failure where scope = 'id'") > 0);
        await NobodyIsIn(slot);
    }

    [Fact]
    public async Task The_same_person_twice_is_no_family()
    {
        var slot = await cluster.NewSlot(capacity: 4);
        var id = (await cluster.Issue(1))[0];

        var outcome = await cluster.Slot(slot).BookFamily(Family([id, id]));

        Assert.Equal((RefusalKind.AlreadyBooked, 1), (outcome.Refusal!.Kind, outcome.Refusal.Person));
        await NobodyIsIn(slot);
    }

    [Fact]
    public async Task More_people_than_seats_are_refused_by_the_grain_and_without_it_by_the_ledger()
    {
        var slot = await cluster.NewSlot(capacity: 2);
        var family = Family(await cluster.Issue(3));

        var refused = await cluster.Slot(slot).BookFamily(family);
        var bypassed = await Bypassed(slot, family);

        Assert.Equal(RefusalKind.Full, refused.Refusal?.Kind);
        Assert.Equal(RefusalKind.Full, bypassed.Refusal?.Kind);
        await NobodyIsIn(slot);
    }

    [Fact]
    public async Task A_limit_by_procedure_counts_every_one_of_them()
    {
        var slot = await cluster.NewSlot(capacity: 6, limited: TestCity.Pickup, limit: 3);
        var ids = await cluster.Issue(5);

        var first = await cluster.Slot(slot).BookFamily(Family([.. ids.Take(2)]));
        var second = await cluster.Slot(slot).BookFamily(Family([.. ids.Skip(2).Take(2)]));
        var single = await cluster.Slot(slot).Book(Booking.By(cluster.StaffTicket(), ids[4]));

        Assert.Null(first.Refusal);
        Assert.Equal(RefusalKind.Full, second.Refusal?.Kind);
        Assert.NotNull(single.Reservation);
    }

    [Fact]
    public async Task A_repeat_gets_the_recorded_numbers_and_other_content_is_a_mismatch()
    {
        var slot = await cluster.NewSlot(capacity: 2);
        var ids = await cluster.Issue(2);
        var family = Family(ids);
        var first = await cluster.Slot(slot).BookFamily(family);

        var again = await cluster.Slot(slot).BookFamily(family);
        var other = await cluster.Slot(slot).BookFamily(family with { People = [family.People[1], family.People[0]] });

        Assert.Equal<Reservation>(first.Reservations, again.Reservations);
        Assert.Equal(RefusalKind.IdempotencyMismatch, other.Refusal?.Kind);
        Assert.Equal(2, await Booked(slot));
    }

    [Fact]
    public async Task Each_is_changed_alone_later()
    {
        var (slot, elsewhere) = (await cluster.NewSlot(capacity: 3), await cluster.NewSlot(capacity: 3));
        var booked = (await cluster.Slot(slot).BookFamily(Family(await cluster.Issue(3)))).Reservations;
        var staff = cluster.StaffTicket();

        var moved = await cluster.Slot(elsewhere).MoveIn(new MoveSeat(Guid.NewGuid(), staff, booked[0].Number, 1, null, null));
        var cancelled = await cluster.Slot(slot).Cancel(new CancelSeat(Guid.NewGuid(), staff, booked[1].Number, 1, null));

        Assert.Equal((elsewhere, ReservationStatus.Cancelled), (moved.Reservation!.Slot, cancelled.Reservation!.Status));
        Assert.Equal((1, 1), (await Booked(slot), await Booked(elsewhere)));
    }

    [Fact]
    public async Task Families_and_single_callers_race_and_nobody_is_torn_apart_or_over_the_capacity()
    {
        var slot = await cluster.NewSlot(capacity: 10);
        var ids = await cluster.Issue(40);
        var staff = cluster.StaffTicket();

        var families = Enumerable.Range(0, 10).Select(i => Family([.. ids.Skip(3 * i).Take(3)])).ToList();
        var work = families.Select(family => cluster.Slot(slot).BookFamily(family).AsTask()).ToList();
        await Task.WhenAll(ids.Skip(30).Select(id => cluster.Slot(slot).Book(Booking.By(staff, id)).AsTask()));
        var outcomes = await Task.WhenAll(work);

        Assert.Equal(10, await Booked(slot));
        Assert.All(outcomes, outcome => Assert.True(outcome.Refusal is null ? outcome.Reservations.Length == 3 : outcome.Reservations.IsEmpty));
        Assert.Equal(0L, await cluster.Postgres.Scalar<long>(
            "select count(*) from (select operation_id from booking.reservation_event where kind = 'booked' group by operation_id having count(*) not in (1, 2, 3)) torn"));
        Assert.Equal(0L, await cluster.Postgres.Scalar<long>("select sum(wrong) from booking.integrity_v1()"));
    }

    [Fact]
    public async Task City_staff_take_no_families()
    {
        var slot = await cluster.NewSlot(capacity: 4);

        var outcome = await cluster.Slot(slot).BookFamily(Family(await cluster.Issue(2)) with { Ticket = cluster.StaffTicket(StaffRoles.Staff) });

        Assert.Equal(RefusalKind.NotAllowed, outcome.Refusal?.Kind);
    }

    private BookFamily Family(IReadOnlyList<string> ids) => new(
        Guid.NewGuid(), cluster.StaffTicket(), TestCity.Pickup, [.. ids.Select(id => new FamilyMember(new ApplicantClaim(id, TestCity.Birthday), Booking.Contact))]);

    private async Task<LedgerOutcome> Bypassed(SlotKey slot, BookFamily family)
    {
        var reader = cluster.Services.GetRequiredService<SlotCommandReader>();
        var (people, _) = reader.Family(family);
        var row = await cluster.Postgres.Scalar<long>($"select id from booking.slot where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '{slot.Time:HH:mm}'");
        return await cluster.Services.GetRequiredService<ILedger>().Append(reader.Family(row, family, people, reader.Fingerprint(slot, family, people), null));
    }

    private async Task NobodyIsIn(SlotKey slot)
    {
        Assert.Equal(0, await Booked(slot));
        Assert.Equal(0L, await cluster.Postgres.Scalar<long>(
            $"select count(*) from booking.reservation r join booking.slot s on s.id = r.slot where s.date = '{slot.Date:yyyy-MM-dd}' and s.time = '{slot.Time:HH:mm}'"));
    }

    private Task<int> Booked(SlotKey slot) =>
        cluster.Postgres.Scalar<int>($"select booked from booking.slot where venue = '{slot.Venue}' and date = '{slot.Date:yyyy-MM-dd}' and time = '{slot.Time:HH:mm}'");
}
