-- Changes of venues: who, when, why, what they did; the second person; and the people whose seats were taken away.
create table booking.schedule_change (
    id              uuid        primary key,
    venue           text        not null check (venue ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    state           text        not null check (state in ('pending', 'applied', 'refused')),
    edit            jsonb       not null,
    -- The definition that it was applied to, for undoing; null: the venue was new, or the change waits.
    before          jsonb,
    effect          jsonb       not null,
    reason          text        check (length(reason) <= 400),
    author          text        not null check (length(author) between 1 and 100),
    at              timestamptz not null,
    base_revision   bigint      not null check (base_revision >= 0),
    revision        bigint      check (revision > 0),
    decider         text        check (length(decider) <= 100),
    decided_at      timestamptz,
    decision_reason text        check (length(decision_reason) <= 400),
    undoes          uuid,
    unique (venue, revision),
    check ((state = 'applied') = (revision is not null)),
    check ((decider is null) = (decided_at is null)),
    check (state <> 'refused' or decider is not null),
    check (state <> 'pending' or decider is null),
    -- Two pairs of eyes: nobody approves what is his own.
    check (state <> 'applied' or decider is null or lower(decider) <> lower(author))
);
create index schedule_change_at on booking.schedule_change (at desc);

-- Above which size a change needs a second person; one row, none: the defaults.
create table booking.change_limits (
    one          boolean     primary key default true check (one),
    percent      integer     not null check (percent between 0 and 100),
    percent_from integer     not null check (percent_from between 0 and 10000),
    seats_of_day integer     not null check (seats_of_day between 0 and 1000000),
    displaced    integer     not null check (displaced between 0 and 10000),
    set_by       text        not null,
    set_at       timestamptz not null
);

-- Everybody who ever came to the worklist, with what was done last.
create table booking.displaced (
    number bigint      not null references booking.reservation,
    slot   bigint      not null references booking.slot,
    since  timestamptz not null,
    state  text        not null default 'open' check (state in ('open', 'contacted', 'not-reached')),
    by     text        check (length(by) <= 100),
    at     timestamptz,
    note   text        check (length(note) <= 200),
    primary key (number, slot)
);

-- Who has no seat now: of each time with more people than seats, those who came to it last; they had the least time to arrange themselves with it.
create view booking.displaced_now as
select x.number, x.slot
from (
    select r.number, s.id as slot, s.over as excess, row_number() over (partition by s.id order by c.at desc, r.number desc) as rank
    from booking.slot s
    join booking.reservation r on r.slot = s.id and r.status = 'booked'
    cross join lateral (
        select max(e.at) as at from booking.reservation_event e
        where e.number = r.number and e.slot = s.id and e.kind in ('booked', 'moved')) c
    where s.over > 0) x
where x.rank <= x.excess
union
select x.number, x.slot
from (
    select r.number, h.slot, h.over as excess, row_number() over (partition by h.slot, h.procedure order by c.at desc, r.number desc) as rank
    from booking.slot_share h
    join booking.reservation r on r.slot = h.slot and r.procedure = h.procedure and r.status = 'booked'
    cross join lateral (
        select max(e.at) as at from booking.reservation_event e
        where e.number = r.number and e.slot = h.slot and e.kind in ('booked', 'moved')) c
    where h.over > 0) x
where x.rank <= x.excess;

-- From here on the public's pages do not book a slot any more; null: until closes_at, as everybody. The grain decides by it.
alter table booking.slot add column web_closes_at timestamptz;

-- As apply_plan_v1, and whoever has no seat afterwards comes to the worklist in the same commit. Seats that are left to the telephone, {kept, keptUntil}
-- of a slot, are holds of no procedure: they count like any hold, flow back when they end, and only the public's bookings find them in the way.
create function booking.apply_plan_v2(p_venue text, p_revision bigint, p_from date, p_through date, p_slots jsonb, p_closed jsonb, p_now timestamptz)
returns integer
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    v_changed integer;
    v_kept    bigint[];
begin
    v_changed := apply_plan_v1(p_venue, p_revision, p_from, p_through, p_slots, p_closed);
    update slot s set web_closes_at = p."webClosesAt", version = s.version + 1
    from jsonb_to_recordset(p_slots) as p (date date, "time" time, "webClosesAt" timestamptz)
    where s.venue = p_venue and s.date = p.date and s."time" = p."time" and s.web_closes_at is distinct from p."webClosesAt";

    insert into displaced (number, slot, since)
    select d.number, d.slot, p_now from displaced_now d join slot s on s.id = d.slot
    where s.venue = p_venue and s.date >= p_from
    on conflict (number, slot) do nothing;

    create temporary table kept on commit drop as
        select s.id as slot, p."keptUntil" as until, md5('telephone' || s.id || ':' || n)::uuid as id
        from jsonb_to_recordset(p_slots) as p (date date, "time" time, kept integer, "keptUntil" timestamptz)
        join slot s on s.venue = p_venue and s.date = p.date and s."time" = p."time"
        cross join lateral generate_series(1, p.kept) n
        where p."keptUntil" > p_now;
    with gone as (
        delete from hold h using slot s
        where s.id = h.slot and s.venue = p_venue and s.date >= p_from and h.procedure = ''
            and not exists (select 1 from kept k where k.id = h.id and k.until = h.until)
        returning h.slot)
    select array_agg(slot) into v_kept from gone;
    with come as (
        insert into hold (id, slot, procedure, holder, until, actor)
        select k.id, k.slot, '', decode(replace(k.id::text, '-', ''), 'hex'), k.until, 'plan' from kept k
        on conflict do nothing
        returning slot)
    select coalesce(v_kept, '{}') || coalesce(array_agg(slot), '{}') into v_kept from come;
    update slot set holds_version = holds_version + 1 where id = any (v_kept);
    drop table kept;
    return v_changed;
end $$;
