using System.Collections.Frozen;
using System.Collections.Immutable;
using CsCheck;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Slots;

namespace OrleansBooking.Grains.Tests.Slots;

public sealed class SlotTests
{
    private const string Pickup = "card-pickup";
    private const string Renewal = "certificate-renewal";
    private static readonly DateTimeOffset Now = new(2026, 12, 3, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_pending_family_counts_all_its_seats_until_the_ledger_has_decided()
    {
        var operation = Guid.NewGuid();
        var slot = Slot(capacity: 3).Begin(operation, new PendingSeat(Pickup, null, Seats: 2));

        var refused = slot.Settle(version: 1, booked: 0, [new Settled(operation, Stored: false)]);
        var stored = slot.Settle(version: 2, booked: 2, [new Settled(operation, Stored: true)]);

        Assert.Null(slot.Check(Pickup, null, Now));
        Assert.Equal(RefusalKind.Full, slot.Check(Pickup, null, Now, seats: 2)?.Kind);
        Assert.Null(refused.Check(Pickup, null, Now, seats: 3));
        Assert.Null(stored.Check(Pickup, null, Now));
        Assert.Equal(RefusalKind.Full, stored.Check(Pickup, null, Now, seats: 2)?.Kind);
    }

    [Fact]
    public void The_last_seat_is_given_once()
    {
        var slot = Slot(capacity: 1);

        var first = slot.Check(Pickup, null, Now);
        var second = slot.Begin(Guid.NewGuid(), Pickup).Check(Pickup, null, Now);

        Assert.Null(first);
        Assert.Equal(RefusalKind.Full, second?.Kind);
    }

    [Fact]
    public void Many_submissions_of_one_person_keep_nobody_else_out()
    {
        var slot = Enumerable.Range(0, 50).Aggregate(Slot(capacity: 2), (s, _) => s.Begin(Guid.NewGuid(), Pickup, "hanako"));

        Assert.Null(slot.Check(Pickup, "taro", Now));
        Assert.Null(slot.Check(Pickup, "hanako", Now));
        Assert.Equal(RefusalKind.Full, slot.Begin(Guid.NewGuid(), Pickup, "taro").Check(Pickup, "jiro", Now)?.Kind);
    }

    [Fact]
    public void Seats_left_to_the_telephone_are_in_the_way_of_the_public_alone_and_flow_back()
    {
        var slot = Slot(capacity: 2).Keep(new SlotHold(Guid.NewGuid(), "kept", OrleansBooking.Grains.Slots.Slot.ForTelephone, Now.AddHours(1)));
        var nearlyFull = slot.Begin(Guid.NewGuid(), Pickup, "taro");

        Assert.Null(slot.Check(Pickup, "hanako", Now));
        Assert.Equal(RefusalKind.Full, nearlyFull.Check(Pickup, "hanako", Now)?.Kind);
        Assert.Null(nearlyFull.Check(Pickup, "hanako", Now, telephone: true));
        Assert.Equal(RefusalKind.Full, nearlyFull.Begin(Guid.NewGuid(), Pickup, "jiro").Check(Pickup, "hanako", Now, telephone: true)?.Kind);
        Assert.Null(nearlyFull.Check(Pickup, "hanako", Now.AddHours(1)));
    }

    [Fact]
    public void After_the_webs_own_deadline_only_the_telephone_books()
    {
        var slot = Slot(capacity: 2);
        slot = slot with { Plan = slot.Plan with { WebClosesAt = Now } };

        Assert.Equal(Refusal.NoLongerOpen(Now), slot.Check(Pickup, "hanako", Now));
        Assert.Equal(Refusal.NoLongerOpen(Now), slot.CheckAny("hanako", Now));
        Assert.Null(slot.Check(Pickup, "hanako", Now.AddTicks(-1)));
        Assert.Null(slot.Check(Pickup, "hanako", Now, telephone: true));
    }

    [Fact]
    public void A_pending_seat_that_was_refused_is_free_again()
    {
        var operation = Guid.NewGuid();
        var slot = Slot(capacity: 1).Begin(operation, Pickup);

        var after = slot.Settle(version: 1, booked: 0, [new Settled(operation, Stored: false)]);

        Assert.Null(after.Check(Pickup, null, Now));
    }

    [Fact]
    public void A_batch_of_seats_is_counted_once_however_its_answers_arrive()
    {
        var operations = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToArray();
        var slot = operations.Aggregate(Slot(capacity: 4), (s, operation) => s.Begin(operation, Pickup));

        var after = slot.Settle(version: 2, booked: 3, operations.Select(operation => new Settled(operation, Stored: true)));

        Assert.Equal(1, after.FreeFor(Pickup, null, Now));
    }

    [Fact]
    public void An_older_count_does_not_replace_a_newer_one()
    {
        var slot = Slot(capacity: 4).Settle(version: 9, booked: 4, []);

        var after = slot.Settle(version: 8, booked: 1, []);

        Assert.Equal(RefusalKind.Full, after.Check(Pickup, null, Now)?.Kind);
    }

    [Fact]
    public void A_hold_keeps_the_seat_for_its_holder_alone_and_only_until_its_end()
    {
        var slot = Slot(capacity: 1).Keep(new SlotHold(Guid.NewGuid(), "aa", Pickup, Now.AddMinutes(10)));

        Assert.Equal(RefusalKind.Full, slot.Check(Pickup, "bb", Now)?.Kind);
        Assert.Null(slot.Check(Pickup, "aa", Now));
        Assert.Equal(RefusalKind.Full, slot.Check(Pickup, "bb", Now.AddMinutes(10).AddTicks(-1))?.Kind);
        Assert.Null(slot.Check(Pickup, "bb", Now.AddMinutes(10)));
    }

    [Fact]
    public void A_hold_of_several_seats_counts_each_and_its_familys_booking_in_their_place()
    {
        var slot = Slot(capacity: 4).Keep(new SlotHold(Guid.NewGuid(), "aa", Pickup, Now.AddMinutes(10), Seats: 3));

        Assert.Equal(1, slot.FreeFor(Pickup, "bb", Now));
        Assert.Null(slot.Check(Pickup, "aa", Now, telephone: true, seats: 4));
        Assert.Equal(1, slot.Begin(Guid.NewGuid(), new PendingSeat(Pickup, "aa", Seats: 3)).FreeFor(Pickup, "bb", Now));
    }

    [Fact]
    public void A_holder_who_books_takes_one_seat_and_not_two()
    {
        var slot = Slot(capacity: 2).Keep(new SlotHold(Guid.NewGuid(), "aa", Pickup, Now.AddMinutes(10)));

        var booking = slot.Begin(Guid.NewGuid(), Pickup, "aa");

        Assert.Null(booking.Check(Pickup, "bb", Now));
        Assert.Equal(1, booking.FreeFor(Pickup, "bb", Now));
    }

    [Fact]
    public void A_procedures_own_limit_holds_while_other_seats_are_free()
    {
        var slot = Slot(capacity: 4, renewalLimit: 1).Begin(Guid.NewGuid(), Renewal);

        Assert.Equal(RefusalKind.Full, slot.Check(Renewal, null, Now)?.Kind);
        Assert.Null(slot.Check(Pickup, null, Now));
    }

    [Theory]
    [InlineData("unknown", 0, RefusalKind.NotOffered)]
    [InlineData(Pickup, -25, RefusalKind.NotYetOpen)]
    [InlineData(Pickup, 24, RefusalKind.NoLongerOpen)]
    public void Outside_plan_and_window_it_says_why(string procedure, int hours, RefusalKind expected)
    {
        var refusal = Slot(capacity: 1).Check(procedure, null, Now.AddHours(hours));

        Assert.Equal(expected, refusal?.Kind);
    }

    [Fact]
    public void A_removed_time_is_closed_even_with_people_in_it()
    {
        var slot = Slot(capacity: 0).Settle(version: 5, booked: 2, []);

        Assert.Equal(RefusalKind.Closed, slot.Check(Pickup, null, Now)?.Kind);
    }

    /// <summary>Any order of callers, moves, batches, refusals by the ledger, holds, cancellations and capacity changes keeps
    /// taken ≤ capacity + over and gives each seat back once.</summary>
    [Fact]
    public void Any_sequence_keeps_the_seats()
    {
        var steps = Gen.Int[0, 7].Select(Gen.Int[0, 9]).Array[1, 80];

        Gen.Int[0, 6].Select(steps).Sample((capacity, sequence) =>
        {
            var model = new LedgerModel(Slot(capacity));
            foreach (var (step, who) in sequence) model.Do(step, who);

            model.CommitAll();

            return !model.EverTooMany && !model.EverNegative && model.Slot.Pending.IsEmpty && model.Slot.Committed.Booked == model.Booked
                && model.Slot.FreeFor(Pickup, null, LedgerModel.After) == Math.Max(0, model.Slot.Plan.Capacity - model.Booked);
        });
    }

    private static Slot Slot(int capacity, int? renewalLimit = null)
    {
        var offers = new Dictionary<string, SlotOffer>
        {
            [Pickup] = new(Now.AddDays(1), null), [Renewal] = new(Now.AddDays(1), renewalLimit),
        };
        var shares = renewalLimit is null ? ImmutableDictionary<string, int>.Empty : ImmutableDictionary<string, int>.Empty.Add(Renewal, 0);
        return new Slot(1, new SlotPlan(30, capacity, Now.AddDays(-1), offers.ToFrozenDictionary()), new SlotCount(1, 0, shares), []);
    }
}
