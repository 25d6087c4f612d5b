-- Materialises a venue's schedule as slot rows; the same revision again changes nothing. Nobody is ever dropped: below what is booked, "over" rises.
--
-- p_slots:  [{date, time, minutes, capacity, procedures, closesAt, opensAt, shares: [{procedure, capacity}]}] for every day from p_from on.
-- p_closed: [{date, reason}] for the days that the city closed.
create function booking.apply_plan_v1(p_venue text, p_revision bigint, p_from date, p_through date, p_slots jsonb, p_closed jsonb)
returns integer
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    v_current bigint;
    v_changed integer := 0;
    v_rows    integer;
begin
    insert into venue (id, revision, planned_through) values (p_venue, p_revision, p_through) on conflict (id) do nothing;
    select revision into v_current from venue where id = p_venue for update;
    if v_current > p_revision then return 0; end if;
    update venue set revision = p_revision, planned_through = p_through where id = p_venue;

    perform 1 from slot where venue = p_venue and date >= p_from order by id for update;

    create temporary table plan on commit drop as
        select * from jsonb_to_recordset(p_slots) as x (
            date date, "time" time, minutes smallint, capacity integer, procedures text[], "closesAt" timestamptz[], "opensAt" timestamptz, shares jsonb);

    -- Times that are no longer in the plan: no seats, but those who are booked stay and come to the worklist.
    update slot s set capacity = 0, over = s.booked, plan_revision = p_revision, version = s.version + 1
    where s.venue = p_venue and s.date >= p_from and s.capacity > 0
        and not exists (select 1 from plan p where p.date = s.date and p."time" = s."time");
    get diagnostics v_rows = row_count; v_changed := v_changed + v_rows;

    insert into slot as s (venue, date, "time", minutes, capacity, procedures, closes_at, opens_at, plan_revision)
    select p_venue, p.date, p."time", p.minutes, p.capacity, p.procedures, p."closesAt", p."opensAt", p_revision from plan p
    on conflict (venue, date, "time") do update set
        minutes = excluded.minutes, capacity = excluded.capacity, over = greatest(s.booked - excluded.capacity, 0),
        procedures = excluded.procedures, closes_at = excluded.closes_at, opens_at = excluded.opens_at,
        plan_revision = excluded.plan_revision, version = s.version + 1
    where (s.minutes, s.capacity, s.procedures, s.closes_at, s.opens_at)
        is distinct from (excluded.minutes, excluded.capacity, excluded.procedures, excluded.closes_at, excluded.opens_at);
    get diagnostics v_rows = row_count; v_changed := v_changed + v_rows;

    -- A procedure's own limit; lifting it removes the row. Changed slots get the revision, so that their grains hear of it.
    with lifted as (
        delete from slot_share h using slot s
        where s.id = h.slot and s.venue = p_venue and s.date >= p_from
            and not exists (
                select 1 from plan p cross join lateral jsonb_to_recordset(p.shares) as q (procedure text, capacity integer)
                where p.date = s.date and p."time" = s."time" and q.procedure = h.procedure)
        returning h.slot
    ), limited as (
        insert into slot_share as h (slot, procedure, capacity, booked, over)
        select s.id, q.procedure, q.capacity, b.booked, greatest(b.booked - q.capacity, 0)
        from plan p
        cross join lateral jsonb_to_recordset(p.shares) as q (procedure text, capacity integer)
        join slot s on s.venue = p_venue and s.date = p.date and s."time" = p."time"
        cross join lateral (
            select count(*)::integer as booked from reservation r
            where r.slot = s.id and r.procedure = q.procedure and r.status <> 'cancelled') b
        on conflict (slot, procedure) do update set capacity = excluded.capacity, over = greatest(h.booked - excluded.capacity, 0)
        where h.capacity <> excluded.capacity
        returning h.slot
    )
    update slot s set plan_revision = p_revision, version = s.version + 1
    where s.id in (select slot from lifted union select slot from limited);
    get diagnostics v_rows = row_count; v_changed := v_changed + v_rows;

    delete from venue_day where venue = p_venue and date >= p_from;
    insert into venue_day (venue, date, closed_reason)
    select p_venue, x.date, x.reason from jsonb_to_recordset(p_closed) as x (date date, reason text);

    drop table plan;
    return v_changed;
end $$;
