-- The moves of a batch, all in a few statements: one at a time each costs fifteen. Only what is plain is done here: the first command
-- for its reservation, between slots without limits by procedure, and with a free seat. Whatever is not plain keeps its outcome
-- 'other' and is decided by ledger_change_v1, one at a time, with the words for each refusal.
--
-- Locks: the slots are locked by the caller; the reservations here, by number.

create function booking.ledger_moves_v1(
    p_now timestamptz, p_locked bigint[],
    p_kind text[], p_operation uuid[], p_line smallint[], p_fingerprint bytea[],
    p_actor text[], p_on_behalf text[], p_channel text[], p_reason text[],
    p_applicant bytea[], p_slot bigint[], p_number bigint[], p_expected integer[], p_hold uuid[], p_holder bytea[],
    inout outcomes text[], inout details jsonb[])
language plpgsql
set search_path = booking, pg_catalog
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
    v_code      text[];
    v_source    bigint[];
    v_version   integer[];
    v_procedure text[];
    v_mail      boolean[];
begin
    perform 1 from reservation x where x.number = any (p_number) order by x.number for update;

    -- One element a command, so that all arrays stay side by side.
    select array_agg(d.code order by d.i), array_agg(d.source order by d.i), array_agg(d.version order by d.i),
        array_agg(d.procedure order by d.i), array_agg(d.mail order by d.i)
    into v_code, v_source, v_version, v_procedure, v_mail
    from (
        select c.i, c.source, c.version, c.procedure, c.mail,
            case when c.plain and row_number() over (partition by c.target, c.plain order by c.i) <= c.free then 'moved' end as code
        from (
            select b.i, b.source, b.version, b.procedure, b.mail, b.target, b.free,
                coalesce(b.plain and b.of_number = 1 and b.of_operation = 1, false) as plain
            from (
                select u.i, x.slot as source, x.version, x.procedure, x.sealed_email is not null as mail, t.id as target, t.capacity - t.booked as free,
                    row_number() over (partition by u.number order by u.i) as of_number,
                    row_number() over (partition by u.operation, u.line order by u.i) as of_operation,
                    u.code = 'other' and u.kind = 'move' and x.status = 'booked' and x.slot <> t.id and x.slot = any (p_locked)
                        and (u.applicant is null or x.applicant_key = u.applicant)
                        and (u.expected is null or x.version = u.expected)
                        and p_now >= t.opens_at and p_now < t.closes_at[array_position(t.procedures, x.procedure)]
                        and (u.channel <> 'web' or p_now < coalesce(s.closes_at[array_position(s.procedures, x.procedure)], s.opens_at))
                        and (select true from reservation_event e where e.operation_id = u.operation and e.line = u.line) is null as plain
                from unnest(outcomes, p_kind, p_operation, p_line, p_channel, p_applicant, p_slot, p_number, p_expected)
                    with ordinality as u (code, kind, operation, line, channel, applicant, target, number, expected, i)
                left join reservation x on x.number = u.number and u.kind = 'move'
                left join slot t on t.id = u.target
                left join slot s on s.id = x.slot
            ) b
        ) c
    ) d;
    if array_position(v_code, 'moved') is null then return; end if;

    update reservation x set slot = m.target, version = m.version + 1
    from unnest(v_code, p_number, p_slot, v_version) as m (code, number, target, version)
    where m.code = 'moved' and x.number = m.number;

    -- Who is gained counts fully; who is lost first pays back what was over the capacity.
    update slot s set booked = s.booked + d.gained - d.lost, over = greatest(s.over - d.lost, 0), version = s.version + 1
    from (
        select e.slot, sum(e.gained)::integer as gained, sum(e.lost)::integer as lost
        from (
            select m.target as slot, 1 as gained, 0 as lost from unnest(v_code, p_slot) as m (code, target) where m.code = 'moved'
            union all
            select m.source, 0, 1 from unnest(v_code, v_source) as m (code, source) where m.code = 'moved'
        ) e group by e.slot
    ) d
    where s.id = d.slot;

    insert into reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, on_behalf, channel, reason, fingerprint, at)
    select m.operation, m.line, m.number, m.version + 1, 'moved', m.target, m.procedure, 'booked', m.actor, m.on_behalf, m.channel, m.reason, m.fingerprint, p_now
    from unnest(v_code, p_operation, p_line, p_number, v_version, p_slot, v_procedure, p_actor, p_on_behalf, p_channel, p_reason, p_fingerprint)
        as m (code, operation, line, number, version, target, procedure, actor, on_behalf, channel, reason, fingerprint)
    where m.code = 'moved';

    insert into notice (number, version, kind, next_attempt_at, created_at)
    select m.number, m.version + 1, 'changed', p_now, p_now
    from unnest(v_code, p_number, v_version, v_mail) as m (code, number, version, mail)
    where m.code = 'moved' and m.mail;

    delete from hold h using unnest(v_code, p_hold, p_holder) as m (code, hold, holder)
    where m.code = 'moved' and h.id = m.hold and h.holder = m.holder;

    -- As ledger_recorded_v1 says it to a repeat.
    select array_agg(case when u.code = 'moved'
            then jsonb_build_object('number', u.number, 'venue', t.venue, 'date', t.date, 'time', to_char(t.time, 'HH24:MI'), 'minutes', t.minutes,
                'procedure', u.procedure, 'status', 'booked', 'channel', x.channel, 'version', u.version + 1)
            else u.detail end order by u.i),
        array_agg(case when u.code = 'moved' then 'stored' else u.outcome end order by u.i)
    into details, outcomes
    from unnest(v_code, outcomes, details, p_number, p_slot, v_procedure, v_version) with ordinality as u (code, outcome, detail, number, target, procedure, version, i)
    left join slot t on t.id = u.target and u.code = 'moved'
    left join reservation x on x.number = u.number and u.code = 'moved';
end $$;
