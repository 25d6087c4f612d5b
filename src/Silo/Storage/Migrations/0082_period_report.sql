-- What happened in [p_from, p_until), by month, day, hour, channel, venue and procedure (T8): one row a figure. The same counting as monthly_report_v1.
create function booking.period_report_v1(p_from timestamptz, p_until timestamptz)
returns table (measure text, dimension text, key text, count bigint)
language sql stable
set search_path = booking, pg_catalog
as $$
    with happened as (
        select case e.kind when 'booked' then 'bookings' when 'moved' then 'moves' when 'cancelled' then 'cancellations' else 'no-shows' end as measure,
            e.at at time zone 'Asia/Tokyo' as at, e.channel, s.venue, e.procedure
        from reservation_event e join slot s on s.id = e.slot
        where e.at >= p_from and e.at < p_until and e.kind in ('booked', 'moved', 'cancelled', 'no-show')
            and (e.kind <> 'no-show' or not exists (
                select 1 from reservation_event u where u.number = e.number and u.version = e.version + 1 and u.kind = 'undone'))
        union all
        select 'calls', c.started_at at time zone 'Asia/Tokyo', 'telephone', null, null
        from call c where c.started_at >= p_from and c.started_at < p_until
    )
    select h.measure, d.dimension, d.key, count(*)
    from happened h cross join lateral (values
        ('total', ''), ('month', to_char(h.at, 'YYYY-MM')), ('day', to_char(h.at, 'YYYY-MM-DD')), ('hour', to_char(h.at, 'HH24')),
        ('channel', h.channel), ('venue', h.venue), ('procedure', h.procedure)) d (dimension, key)
    where d.key is not null
    group by h.measure, d.dimension, d.key
$$;
