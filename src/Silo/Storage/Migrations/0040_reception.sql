-- Reception at the venue: a slip is undone by an event of its own, and a booking over the capacity or outside the window is marked as such.
alter table booking.reservation_event drop constraint reservation_event_kind_check;
alter table booking.reservation_event add constraint reservation_event_kind_check check (kind in
    ('booked', 'moved', 'contact-changed', 'cancelled', 'arrived', 'done', 'not-handed-over', 'no-show', 'undone'));

-- Why stands in reason, which an override must have (design.md, "The way of a booking").
alter table booking.reservation_event add column overridden boolean not null default false;
alter table booking.reservation_event add constraint reservation_event_override_reason check (not overridden or reason is not null);

-- People who came without an appointment, one row a count; a slip is taken back by a negative one.
create table booking.walk_in (
    operation_id uuid        primary key,
    venue        text        not null references booking.venue,
    date         date        not null,
    people       integer     not null check (people between -100 and 100 and people <> 0),
    total        integer     not null check (total >= 0),
    actor        text        not null check (length(actor) between 1 and 100),
    at           timestamptz not null
);
create index walk_in_day on booking.walk_in (venue, date);

-- Counts walk-ins; the same operation again answers what it answered.
-- Out: outcome stored, repeated, mismatch (the operation said something else), below-zero or no-venue; total as it was then.
create function booking.count_walk_ins_v1(
    p_operation uuid, p_venue text, p_date date, p_people integer, p_actor text, p_now timestamptz, out outcome text, out total integer)
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    w booking.walk_in;
begin
    -- One count after the other for a venue, so that totals are exact.
    perform 1 from venue where id = p_venue for no key update;
    if not found then outcome := 'no-venue'; return; end if;
    select * into w from walk_in where operation_id = p_operation;
    if found then
        outcome := case when (w.venue, w.date, w.people, w.actor) = (p_venue, p_date, p_people, p_actor) then 'repeated' else 'mismatch' end;
        total := w.total;
        return;
    end if;
    total := p_people + coalesce((select sum(x.people) from walk_in x where x.venue = p_venue and x.date = p_date), 0);
    if total < 0 then outcome := 'below-zero'; return; end if;
    insert into walk_in (operation_id, venue, date, people, total, actor, at) values (p_operation, p_venue, p_date, p_people, total, p_actor, p_now);
    outcome := 'stored';
end $$;

-- What the ledger says of itself, checked against its rows: one row a check, with how many rows are wrong.
create function booking.integrity_v1()
returns table (name text, wrong bigint)
language sql stable
set search_path = booking, pg_catalog
as $$
    with seats as materialized (
        select r.slot, r.procedure, count(*) as taken from reservation r where r.status <> 'cancelled' group by r.slot, r.procedure
    )
    select 'slot-counts', count(*) from slot s left join (select x.slot, sum(x.taken) as taken from seats x group by x.slot) t on t.slot = s.id
        where s.booked <> coalesce(t.taken, 0)
    union all
    select 'share-counts', count(*) from slot_share h left join seats t on t.slot = h.slot and t.procedure = h.procedure
        where h.booked <> coalesce(t.taken, 0)
    union all
    select 'capacity', (select count(*) from slot s where s.booked > s.capacity + s.over)
        + (select count(*) from slot_share h where h.booked > h.capacity + h.over)
    union all
    select 'one-live', count(*) from (
        select 1 from reservation r where r.status in ('booked', 'arrived') or (r.status = 'done' and r.once)
        group by r.applicant_key, r.procedure having count(*) > 1) d
    union all
    select 'live-index', 1 - count(*) from pg_catalog.pg_index i
        where i.indexrelid = to_regclass('booking.reservation_live') and i.indisunique and i.indisvalid
    union all
    -- The newest event of a reservation says where it stands.
    select 'events', count(*) from reservation r
        join reservation_event e on e.number = r.number and e.version = r.version
        where e.status <> r.status or e.slot <> r.slot
$$;
