using Npgsql;

namespace OrleansBooking.Faults.Invariants;

/// <summary>What must have held after every single commit, rebuilt from the events in the order of their commits; needs <see cref="Probes"/>.</summary>
public static class VersionInvariants
{
    public const string NeverOverbooked = "no slot was over its capacity at any version";
    public const string NeverTwoLive = "nobody had two live reservations for one procedure at any version";
    public const string OnlyMembersWrite = "nothing is stored by a silo that the cluster has buried";
    public const string WritesWereSeen = "the probe saw the writes";

    private static readonly (string Rule, string Sql)[] Rules =
    [
        (NeverOverbooked, """
            with change as (
                select e.slot, pg_xact_commit_timestamp(e.xmin) as at, 1 as seats from booking.reservation_event e where e.kind in ('booked', 'moved')
                union all
                select b.slot, pg_xact_commit_timestamp(e.xmin), -1
                from booking.reservation_event e join booking.reservation_event b on b.number = e.number and b.version = e.version - 1
                where e.kind in ('moved', 'cancelled')),
            step as (select slot, at, sum(seats) as seats from change group by slot, at),
            run as (select slot, at, sum(seats) over (partition by slot order by at) as booked, seats from step),
            plan as (select slot, capacity, pg_xact_commit_timestamp(xmin) as at from drill.capacity)
            select format('slot %s/%s/%s: %s seats of %s at %s', s.venue, s.date, s.time, r.booked, p.capacity, r.at)
            from run r join booking.slot s on s.id = r.slot
            cross join lateral (select capacity from plan where plan.slot = r.slot and plan.at <= r.at order by plan.at desc limit 1) p
            where r.seats > 0 and r.booked > p.capacity + s.over
            """),
        (NeverTwoLive, """
            with change as (
                select r.applicant_key, r.procedure, pg_xact_commit_timestamp(e.xmin) as at, case e.kind when 'booked' then 1 else -1 end as live
                from booking.reservation_event e join booking.reservation r on r.number = e.number where e.kind in ('booked', 'cancelled')),
            step as (select applicant_key, procedure, at, sum(live) as live from change group by applicant_key, procedure, at),
            run as (select procedure, at, sum(live) over (partition by applicant_key, procedure order by at) as live from step)
            select format('%s live for %s at %s', live, procedure, at) from run where live > 1
            """),
        (OnlyMembersWrite, "select format('%s batches from %s', count(*), host(address)) from drill.batch where not member group by address"),
        (WritesWereSeen, "select 'none' where not exists (select from drill.batch where member)"),
    ];

    /// <summary>Everything that was wrong at some moment; empty if all was well.</summary>
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
