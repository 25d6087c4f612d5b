-- What happened in a time: the history is append-only and in order, so that a small index is enough.
create index reservation_event_at on booking.reservation_event using brin (at) with (pages_per_range = 32, autosummarize = on);

-- What happened in [p_from, p_until): one row a figure. Events count, not what became of them later; a no-show that was taken back as a slip does not.
create function booking.monthly_report_v1(p_from timestamptz, p_until timestamptz)
returns table (item text, key text, count bigint)
language sql stable
set search_path = booking, pg_catalog
as $$
    with happened as materialized (
        select e.kind, e.channel, e.procedure, s.venue
        from reservation_event e join slot s on s.id = e.slot
        where e.at >= p_from and e.at < p_until
            and (e.kind <> 'no-show' or not exists (
                select 1 from reservation_event u where u.number = e.number and u.version = e.version + 1 and u.kind = 'undone'))
    )
    select 'calls', '', count(*) from call c where c.started_at >= p_from and c.started_at < p_until
    union all
    select 'bookings', '', count(*) from happened h where h.kind = 'booked'
    union all
    select 'moves', '', count(*) from happened h where h.kind = 'moved'
    union all
    select 'cancellations', '', count(*) from happened h where h.kind = 'cancelled'
    union all
    select 'no-shows', '', count(*) from happened h where h.kind = 'no-show'
    union all
    select 'channel', h.channel, count(*) from happened h where h.kind = 'booked' group by h.channel
    union all
    select 'venue', h.venue, count(*) from happened h where h.kind = 'booked' group by h.venue
    union all
    select 'procedure', h.procedure, count(*) from happened h where h.kind = 'booked' group by h.procedure
    union all
    select 'wrap-up', c.wrap_up, count(*) from call c where c.started_at >= p_from and c.started_at < p_until and c.wrap_up is not null group by c.wrap_up
$$;
