using OrleansBooking.Faults.Invariants;
using OrleansBooking.Fixtures;

namespace OrleansBooking.Faults.Controls;

/// <summary>Every rule of the checker goes red when the fault that it is for is planted, the database's guards taken away.</summary>
public sealed class LedgerInvariantsTests : IAsyncLifetime
{
    private const string DropChecks = """
        do $$ declare c record; begin
            for c in select conrelid::regclass as part, conname from pg_constraint where contype = 'c' and conrelid in ('booking.slot'::regclass, 'booking.slot_share'::regclass)
            loop execute format('alter table %s drop constraint %I', c.part, c.conname); end loop;
        end $$;
        """;

    private const string OneOfThem = "(select min(number) from booking.reservation)";

    private readonly PostgresFixture _database = new();

    public static TheoryData<string, string> Faults => new()
    {
        { LedgerInvariants.NoOverbooking, DropChecks + "update booking.slot set booked = capacity + 1" },
        { LedgerInvariants.NoOverbooking, DropChecks + "update booking.slot set capacity = 1" },
        { LedgerInvariants.SeatsCounted, "update booking.slot set booked = booked - 1" },
        { LedgerInvariants.SeatsCounted, $"update booking.reservation set status = 'cancelled' where number = {OneOfThem}" },
        { LedgerInvariants.ShareWithinLimit, DropChecks + "insert into booking.slot_share (slot, procedure, capacity, booked) select id, 'certificate-renewal', 1, 3 from booking.slot" },
        { LedgerInvariants.ShareCounted, "insert into booking.slot_share (slot, procedure, capacity, booked) select id, 'certificate-renewal', 4, 1 from booking.slot" },
        {
            LedgerInvariants.OneLiveReservation,
            "drop index booking.reservation_live; update booking.reservation set applicant_key = (select min(applicant_key::text)::bytea from booking.reservation)"
        },
        { LedgerInvariants.VersionsWithoutGap, $"delete from booking.reservation_event where number = {OneOfThem}" },
        { LedgerInvariants.VersionsWithoutGap, $"update booking.reservation set version = 2 where number = {OneOfThem}" },
        { LedgerInvariants.RowIsLastEvent, $"update booking.reservation set status = 'arrived' where number = {OneOfThem}" },
        { LedgerInvariants.OneBookingEach, $"update booking.reservation_event set kind = 'moved' where number = {OneOfThem}" },
        {
            LedgerInvariants.OperationOnce,
            "alter table booking.reservation_event drop constraint reservation_event_pkey; update booking.reservation_event set operation_id = '00000000-0000-0000-0000-000000000001'"
        },
        { LedgerInvariants.NoticeForMail, "delete from booking.notice" },
        { LedgerInvariants.NoticeForMail, "update booking.notice set state = 'dead'" },
        {
            LedgerInvariants.NoticeOnce,
            """
            alter table booking.notice drop constraint notice_number_version_kind_key;
            insert into booking.notice (number, version, kind, next_attempt_at, created_at) select number, version, kind, next_attempt_at, created_at from booking.notice
            """
        },
        {
            LedgerInvariants.StateOnce,
            """
            drop index orleans.orleansstorage_key;
            insert into orleans.orleansstorage (serviceid, grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, version)
            select 'booking', 1, 2, 3, 4, 'venue', 1 from generate_series(1, 2)
            """
        },
    };

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        var ledger = new ScratchLedger(_database);
        await ledger.Create();
        await ledger.Book(first: 0, people: 3);
    }

    public Task DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_planted_fault_is_reported_by_its_rule(string rule, string fault)
    {
        var before = await LedgerInvariants.Check(_database.Owner);
        await _database.Execute(fault);

        var found = await LedgerInvariants.Check(_database.Owner);

        Assert.Empty(before);
        Assert.Contains(rule, found.Select(violation => violation.Rule));
    }
}
