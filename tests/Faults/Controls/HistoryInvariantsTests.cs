using OrleansBooking.Faults.History;
using OrleansBooking.Faults.Invariants;
using OrleansBooking.Faults.Load;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Faults.Controls;

/// <summary>What callers were told is held against the tables: each way of breaking a promise is seen.</summary>
public sealed class HistoryInvariantsTests : IAsyncLifetime
{
    private readonly PostgresFixture _database = new();
    private ScratchLedger _ledger = null!;
    private IReadOnlyList<Invocation> _told = [];

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _ledger = new ScratchLedger(_database);
        await _ledger.Create();
        _told = await _ledger.Book(first: 0, people: ScratchLedger.Seats + 1);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    private Invocation Kept => _told[0];

    private Invocation TurnedAway => _told[^1];

    [Fact]
    public async Task A_true_history_has_nothing_to_report() => Assert.Empty(await Found(_told));

    [Fact]
    public async Task A_lost_reservation_is_reported()
    {
        await _database.Execute($"delete from booking.reservation_event where operation_id = '{Kept.Operation.Id}'");

        Assert.Equal([HistoryInvariants.AcceptedOnce], await Found(_told));
    }

    [Theory]
    [InlineData("version = 2")]
    [InlineData("status = 'cancelled'")]
    [InlineData("procedure = 'card-pickup'")]
    public async Task A_reservation_that_is_not_as_acknowledged_is_reported(string change)
    {
        await _database.Execute($"update booking.reservation_event set {change} where operation_id = '{Kept.Operation.Id}'");

        Assert.Equal([HistoryInvariants.AcceptedOnce], await Found(_told));
    }

    [Fact]
    public async Task A_reservation_that_holds_another_persons_contact_is_reported()
    {
        var other = new Invocation(Kept.Operation with { Person = Citizens.Renewing(77) });
        other.End(Kept.Answer!);

        Assert.Equal([HistoryInvariants.AcceptedForItsPerson], await Found([other, .. _told.Skip(1)]));
    }

    [Fact]
    public async Task A_refusal_that_was_stored_is_reported()
    {
        var refused = new Invocation(Kept.Operation);
        refused.End(TurnedAway.Answer!);

        Assert.Equal([HistoryInvariants.RefusedAbsent], await Found([refused, .. _told.Skip(1)]));
    }

    [Fact]
    public async Task An_unknown_outcome_that_was_stored_once_is_right_and_twice_is_reported()
    {
        var unknown = new Invocation(Kept.Operation);
        unknown.End(new Answer(Verdict.Unknown, 0, "ConnectionError", null));
        IReadOnlyList<Invocation> told = [unknown, .. _told.Skip(1)];
        var once = await Found(told);
        await _database.Execute($"""
            alter table booking.reservation_event drop constraint reservation_event_pkey;
            update booking.reservation_event set operation_id = '{Kept.Operation.Id}' where operation_id = '{_told[1].Operation.Id}'
            """);

        var twice = await Found([told[0], .. told.Skip(2)]);

        Assert.Empty(once);
        Assert.Equal([HistoryInvariants.UnknownAtMostOnce], twice);
    }

    [Fact]
    public async Task A_reservation_that_nobody_asked_for_is_reported() =>
        Assert.Equal([HistoryInvariants.NothingUncalledFor], await Found([.. _told.Skip(1)]));

    [Theory]
    [InlineData(Verdict.Refused)]
    [InlineData(Verdict.Accepted)]
    public async Task A_repeat_with_another_answer_is_reported(Verdict verdict)
    {
        var repeat = new Invocation(Kept.Operation);
        repeat.End(verdict == Verdict.Refused ? TurnedAway.Answer! : Kept.Answer! with { Recorded = _told[1].Answer!.Recorded });

        Assert.Equal([HistoryInvariants.SameAnswer], await Found([.. _told, repeat]));
    }

    [Fact]
    public async Task An_answer_that_the_contract_does_not_have_is_reported()
    {
        var broken = new Invocation(TurnedAway.Operation);
        broken.End(new Answer(Verdict.Broken, 500, "internal", null));

        Assert.Equal([HistoryInvariants.OnlyTheContract], await Found([.. _told, broken]));
    }

    private async Task<IEnumerable<string>> Found(IReadOnlyList<Invocation> told) =>
        HistoryInvariants.Check(told, await StoredLedger.Read(_database.Owner, _ledger.Keys)).Select(violation => violation.Rule);
}
