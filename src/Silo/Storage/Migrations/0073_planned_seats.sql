-- The seats that the venue's schedule gave a time, beside those that it has: whoever raises the capacity past the schedule is seen.
-- Null: nobody planned the time.
alter table booking.slot add column planned integer check (planned >= 0);
update booking.slot set planned = capacity;

-- As apply_plan_v2, and writes down what was planned. An older revision, which changes nothing, leaves that alone too.
create function booking.apply_plan_v3(p_venue text, p_revision bigint, p_from date, p_through date, p_slots jsonb, p_closed jsonb, p_now timestamptz)
returns integer
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    v_changed integer;
begin
    v_changed := apply_plan_v2(p_venue, p_revision, p_from, p_through, p_slots, p_closed, p_now);
    if (select revision from venue where id = p_venue) > p_revision then return v_changed; end if;
    update slot s set planned = t.capacity
    from (
        select x.id, coalesce(p.capacity, 0) as capacity
        from slot x
        left join jsonb_to_recordset(p_slots) as p (date date, "time" time, capacity integer) on p.date = x.date and p."time" = x."time"
        where x.venue = p_venue and x.date >= p_from) t
    where s.id = t.id and s.planned is distinct from t.capacity;
    return v_changed;
end $$;

-- As integrity_v1, and besides: seats that the schedule did not give, and events that are missing, the newest one included.
create function booking.integrity_v2()
returns table (name text, wrong bigint)
language sql stable
set search_path = booking, pg_catalog
as $$
    select i.name, i.wrong from integrity_v1() i where i.name <> 'events'
    union all
    -- The newest event of a reservation says where it stands, and there is one of each version.
    select 'events', greatest(
        (select count(*) from reservation r
            left join reservation_event e on e.number = r.number and e.version = r.version
            where e.number is null or e.status <> r.status or e.slot <> r.slot),
        (select abs(coalesce(sum(r.version), 0) - (select count(*) from reservation_event)) from reservation r))
    union all
    select 'schedule', count(*) from slot s where s.planned <> s.capacity
$$;
