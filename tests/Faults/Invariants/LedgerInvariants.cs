using Npgsql;

namespace OrleansBooking.Faults.Invariants;

/// <summary>What must hold in the tables at any moment, asked straight in SQL (design.md, "Rules that hold always").</summary>
public static class LedgerInvariants
{
    public const string NoOverbooking = "no slot over capacity";
    public const string SeatsCounted = "a slot counts its seats";
    public const string ShareWithinLimit = "no share over its limit";
    public const string ShareCounted = "a share counts its seats";
    public const string OneLiveReservation = "one live reservation for each applicant and procedure";
    public const string VersionsWithoutGap = "versions without gap";
    public const string RowIsLastEvent = "a reservation is what its last event says";
    public const string OneBookingEach = "a reservation is booked once";
    public const string OperationOnce = "an operation is recorded once";
    public const string NoticeForMail = "every change of a reservation with mail has its notice, sent or pending";
    public const string NoticeOnce = "one notice for each change";
    public const string StateOnce = "a grain's state is stored once";

    private const string Seat = "r.status <> 'cancelled'";
    private const string SlotName = "format('slot %s/%s/%s', s.venue, s.date, s.time)";

    // A share exists only where the plan sets a limit; rows in `over` come from capacity cuts and are flagged, not wrong.
    private static readonly (string Rule, string Sql)[] Rules =
    [
        (NoOverbooking, $"select {SlotName} || format(': %s booked, %s seats, %s over', s.booked, s.capacity, s.over) from booking.slot s where s.booked > s.capacity + s.over"),
        (NoOverbooking, $"""
            select {SlotName} || format(': %s hold seats, %s seats, %s over', count(*), s.capacity, s.over)
            from booking.slot s join booking.reservation r on r.slot = s.id and {Seat} group by s.id having count(*) > s.capacity + s.over
            """),
        (SeatsCounted, $"""
            select {SlotName} || format(': says %s, holds %s', s.booked, count(r.number))
            from booking.slot s left join booking.reservation r on r.slot = s.id and {Seat} group by s.id having s.booked <> count(r.number)
            """),
        (ShareWithinLimit, $"""
            select {SlotName} || format(' %s: %s booked, limit %s, %s over', h.procedure, count(r.number), h.capacity, h.over)
            from booking.slot_share h join booking.slot s on s.id = h.slot left join booking.reservation r on r.slot = h.slot and r.procedure = h.procedure and {Seat}
            group by s.id, h.slot, h.procedure having greatest(h.booked, count(r.number)) > h.capacity + h.over
            """),
        (ShareCounted, $"""
            select {SlotName} || format(' %s: says %s, holds %s', h.procedure, h.booked, count(r.number))
            from booking.slot_share h join booking.slot s on s.id = h.slot left join booking.reservation r on r.slot = h.slot and r.procedure = h.procedure and {Seat}
            group by s.id, h.slot, h.procedure having h.booked <> count(r.number)
            """),
        (OneLiveReservation, """
            select format('%s, reservations %s', r.procedure, array_agg(r.number)) from booking.reservation r
            where r.status in ('booked', 'arrived') or (r.status = 'done' and r.once) group by r.applicant_key, r.procedure having count(*) > 1
            """),
        (VersionsWithoutGap, """
            select format('reservation %s, version %s, events %s', r.number, r.version, array_agg(e.version order by e.version))
            from booking.reservation r left join booking.reservation_event e on e.number = r.number
            group by r.number having count(e.version) <> r.version or min(e.version) <> 1 or max(e.version) <> r.version
            """),
        (RowIsLastEvent, """
            select format('reservation %s', r.number) from booking.reservation r join booking.reservation_event e on e.number = r.number and e.version = r.version
            where (r.slot, r.status, r.procedure) is distinct from (e.slot, e.status, e.procedure)
            """),
        (OneBookingEach, """
            select format('reservation %s: %s times', r.number, count(e.number))
            from booking.reservation r left join booking.reservation_event e on e.number = r.number and e.kind = 'booked' group by r.number having count(e.number) <> 1
            """),
        (OperationOnce, "select format('operation %s line %s: %s times', operation_id, line, count(*)) from booking.reservation_event group by operation_id, line having count(*) > 1"),
        // Who changed the contact may have had no address before: only untouched reservations say for sure.
        (NoticeForMail, """
            select format('reservation %s version %s: %s', e.number, e.version, coalesce(n.state, 'no notice'))
            from booking.reservation_event e
            join booking.reservation r on r.number = e.number and r.sealed_email is not null
            left join booking.notice n on n.number = e.number and n.version = e.version
                and n.kind = case e.kind when 'moved' then 'changed' else e.kind end
            where e.kind in ('booked', 'moved', 'cancelled')
                and not exists (select from booking.reservation_event c where c.number = e.number and c.kind = 'contact-changed')
                and coalesce(n.state, 'none') not in ('pending', 'sent', 'superseded')
            """),
        (NoticeOnce, "select format('reservation %s version %s %s: %s times', number, version, kind, count(*)) from booking.notice group by number, version, kind having count(*) > 1"),
        (StateOnce, """
            select format('%s: %s times', graintypestring, count(*)) from orleans.orleansstorage
            group by serviceid, graintypestring, graintypehash, grainidhash, grainidn0, grainidn1, grainidextensionstring having count(*) > 1
            """),
    ];

    /// <summary>Everything that is wrong; empty if all is well.</summary>
    public static async Task<IReadOnlyList<Violation>> Check(NpgsqlDataSource database)
    {
        var violations = new List<Violation>();
        await using var connection = await database.OpenConnectionAsync();
        foreach (var (rule, sql) in Rules)
        {
            await using var query = new NpgsqlCommand(sql, connection);
            await using var rows = await query.ExecuteReaderAsync();
            while (await rows.ReadAsync()) violations.Add(new Violation(rule, rows.GetString(0)));
        }

        return violations;
    }
}
