-- As ledger_append_v4, with holds by ledger_hold_v3, whose seats come in p_seats. Everything else runs the same statements as before; version 4 stays
-- for silos of the release before.

create function booking.ledger_append_v5(
    p_deployment text, p_address text, p_port integer, p_generation integer,
    p_now timestamptz,
    p_kind text[], p_operation uuid[], p_line smallint[], p_fingerprint bytea[],
    p_actor text[], p_on_behalf text[], p_channel text[], p_reason text[],
    p_applicant bytea[], p_secret bytea[], p_declared boolean[],
    p_procedure text[], p_slot bigint[], p_number bigint[], p_expected integer[],
    p_hold uuid[], p_holder bytea[], p_until timestamptz[], p_seats smallint[],
    p_language text[], p_key_version smallint[], p_wrapped_key bytea[],
    p_name bytea[], p_kana bytea[], p_phone bytea[], p_email bytea[], p_note bytea[], p_reservation_id bytea[],
    p_kana_hash bytea[], p_family_kana_hash bytea[], p_phone_hash bytea[], p_phone_last4_hash bytea[], p_people jsonb[],
    out outcomes text[], out details jsonb[],
    out slots bigint[], out slot_versions bigint[], out slot_booked integer[])
language plpgsql
set search_path = booking, pg_catalog
-- Plans are made on empty tables and kept: never let them scan or hash whole tables. A scan that cannot be avoided (the few
-- procedures) then looks so dear that each call would be compiled anew, which takes 50 ms: no JIT.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan set jit = off
as $$
declare
    v_slots    bigint[];
    v_once     text[];
    v_shares   boolean;
    v_all      boolean := 'book' = all (p_kind);
    v_refused  boolean;
    v_expected integer;
    v_stored   integer;
    v_today    date := (p_now at time zone 'Asia/Tokyo')::date;
    i          integer;
    r          record;
begin
    if p_port is not null then
        perform 1 from orleans.orleansmembershiptable m
            where m.deploymentid = p_deployment and m.address = p_address and m.port = p_port and m.generation = p_generation
                -- Active, or leaving of its own will: what it has accepted is still stored. Dead is 6.
                and m.status in (3, 4, 5)
            for share;
        if not found then raise exception 'the silo is no longer a member of the cluster' using errcode = 'OB001'; end if;
    end if;

    v_slots := p_slot;
    if not v_all then
        v_slots := p_slot
            || array(select x.slot from reservation x where x.number = any (p_number))
            || array(select h.slot from hold h where h.holder = any (p_holder));
    end if;
    perform 1 from slot s where s.id = any (v_slots) order by s.id for update;

    v_shares := exists (select 1 from slot_share h where h.slot = any (v_slots));
    v_once := array(select p.id from procedure p where p.once);

    -- Bookings: classify all on their narrow columns. Ranks count only commands that passed everything before.
    select array_agg(d.code order by d.i), bool_or(d.code is not null) into outcomes, v_refused
    from (
        select c.i, case
                when c.code is not null then c.code
                when c.seat_rank > c.free then 'full'
                when v_shares and c.share_rank > coalesce((select h.capacity - h.booked from slot_share h where h.slot = c.slot and h.procedure = c.procedure), 2147483647)
                    then 'full'
            end as code
        from (
            select b.*,
                row_number() over (partition by b.slot, b.code is null order by b.i) as seat_rank,
                case when v_shares then row_number() over (partition by b.slot, b.procedure, b.code is null order by b.i) end as share_rank
            from (
                select a.i, a.slot, a.procedure, a.free,
                    case when a.code is null and row_number() over (partition by a.applicant, a.procedure, a.code is null order by a.i) > 1
                        then 'again' else a.code end as code
                from (
                    select u.i, u.slot, u.procedure, u.applicant, s.capacity - s.booked as free,
                        case
                            when u.kind <> 'book' then 'other'
                            when row_number() over (partition by u.operation, u.line order by u.i) > 1 then 'again'
                            when (select true from reservation_event e where e.operation_id = u.operation and e.line = u.line) then 'repeated'
                            when (select f.blocked_until > p_now from sign_in_failure f where f.scope = 'id' and f.subject = u.applicant) then 'locked'
                            when u.declared then
                                case when (select p.needs_id from procedure p where p.id = u.procedure) is distinct from false then 'id-required' end
                            when (select (u.secret is null or a.secret_hash = u.secret) and u.procedure = any (a.procedures)
                                        and (a.valid_until is null or a.valid_until >= v_today)
                                  from applicant a where a.key = u.applicant) is distinct from true then 'unknown-applicant'
                        end as identity_code,
                        case
                            when s.id is null then 'no-slot'
                            when array_position(s.procedures, u.procedure) is null then 'not-offered'
                            when p_now < s.opens_at then 'not-yet-open'
                            when p_now >= s.closes_at[array_position(s.procedures, u.procedure)] then 'no-longer-open'
                            when (select true from reservation x where x.applicant_key = u.applicant and x.procedure = u.procedure
                                    and (x.status in ('booked', 'arrived') or (x.status = 'done' and x.once)) limit 1) then 'already-booked'
                        end as plan_code
                    from unnest(p_kind, p_operation, p_line, p_applicant, p_secret, p_declared, p_procedure, p_slot)
                        with ordinality as u (kind, operation, line, applicant, secret, declared, procedure, slot, i)
                    left join slot s on s.id = u.slot
                ) z cross join lateral (select coalesce(z.identity_code, z.plan_code) as code, z.i, z.slot, z.procedure, z.applicant, z.free) a
            ) b
        ) c
    ) d;

    if v_refused and 'unknown-applicant' = any (outcomes) then
        -- Limits by reservation ID hold on every channel: 20 wrong birthdays a day, then staff must help.
        insert into sign_in_failure as f (scope, subject, failures, since, blocked_until)
        select 'id', u.applicant, count(*), p_now, case when count(*) >= 20 then p_now + interval '1 day' end
        from unnest(outcomes, p_applicant, p_secret) as u (code, applicant, secret)
        where u.code = 'unknown-applicant' and u.secret is not null
        group by u.applicant order by u.applicant
        on conflict (scope, subject) do update set
            failures = case when f.since < p_now - interval '1 day' then excluded.failures else f.failures + excluded.failures end,
            since = case when f.since < p_now - interval '1 day' then p_now else f.since end,
            blocked_until = case when f.since >= p_now - interval '1 day' and f.failures + excluded.failures >= 20
                then f.since + interval '1 day' else f.blocked_until end;
    end if;

    v_expected := (select count(*) from unnest(outcomes) as u (code) where u.code is null);
    if v_expected > 0 then
        if true = any (p_declared) then
            insert into applicant (key, secret_hash, procedures, source, key_version, created_at)
            select distinct on (u.applicant) u.applicant, u.secret, array[u.procedure], 'declared', u.key_version, p_now
            from unnest(outcomes, p_applicant, p_secret, p_declared, p_procedure, p_key_version) as u (code, applicant, secret, declared, procedure, key_version)
            where u.code is null and u.declared
            order by u.applicant
            on conflict (key) do update set procedures = (
                select array_agg(distinct x) from unnest(applicant.procedures || excluded.procedures) as x);
        end if;

        insert into reservation (number, applicant_key, procedure, slot, status, once, channel, version, booked_at, language, key_version, wrapped_key,
            sealed_name, sealed_kana, sealed_phone, sealed_email, sealed_note, sealed_reservation_id,
            kana_hash, family_kana_hash, phone_hash, phone_last4_hash)
        select u.number, u.applicant, u.procedure, u.slot, 'booked', u.procedure = any (v_once), u.channel, 1, p_now, u.language, u.key_version, u.wrapped_key,
            u.name, u.kana, u.phone, u.email, u.note, u.reservation_id, u.kana_hash, u.family_kana_hash, u.phone_hash, u.phone_last4_hash
        from unnest(outcomes, p_number, p_applicant, p_procedure, p_slot, p_channel, p_language, p_key_version, p_wrapped_key,
                p_name, p_kana, p_phone, p_email, p_note, p_reservation_id, p_kana_hash, p_family_kana_hash, p_phone_hash, p_phone_last4_hash)
            as u (code, number, applicant, procedure, slot, channel, language, key_version, wrapped_key,
                name, kana, phone, email, note, reservation_id, kana_hash, family_kana_hash, phone_hash, phone_last4_hash)
        where u.code is null
        order by u.applicant
        on conflict (applicant_key, procedure) where status in ('booked', 'arrived') or (status = 'done' and once) do nothing;
        get diagnostics v_stored = row_count;

        if v_stored < v_expected then
            -- Another silo's batch won the same applicant while this one waited for it.
            v_refused := true;
            outcomes := array(
                select case when u.code is null and not exists (
                        select 1 from reservation x where x.number = u.number and x.applicant_key = u.applicant)
                    then 'already-booked' else u.code end
                from unnest(outcomes, p_number, p_applicant) with ordinality as u (code, number, applicant, i) order by u.i);
        end if;

        insert into reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, on_behalf, channel, reason, fingerprint, at)
        select u.operation, u.line, u.number, 1, 'booked', u.slot, u.procedure, 'booked', u.actor, u.on_behalf, u.channel, u.reason, u.fingerprint, p_now
        from unnest(outcomes, p_operation, p_line, p_number, p_slot, p_procedure, p_actor, p_on_behalf, p_channel, p_reason, p_fingerprint)
            as u (code, operation, line, number, slot, procedure, actor, on_behalf, channel, reason, fingerprint)
        where u.code is null;

        insert into notice (number, version, kind, next_attempt_at, created_at)
        select u.number, 1, 'booked', p_now, p_now
        from unnest(outcomes, p_number, p_email) as u (code, number, email)
        where u.code is null and u.email is not null;

        update slot s set booked = s.booked + d.seats, version = s.version + 1
        from (select u.slot, count(*)::integer as seats from unnest(outcomes, p_slot) as u (code, slot) where u.code is null group by u.slot) d
        where s.id = d.slot;

        if v_shares then
            update slot_share h set booked = h.booked + d.seats
            from (select u.slot, u.procedure, count(*)::integer as seats
                  from unnest(outcomes, p_slot, p_procedure) as u (code, slot, procedure) where u.code is null group by u.slot, u.procedure) d
            where h.slot = d.slot and h.procedure = d.procedure;
        end if;

        if p_holder is not null and array_length(array_remove(p_holder, null), 1) > 0 then
            delete from hold h using unnest(outcomes, p_slot, p_holder) as u (code, slot, holder)
            where u.code is null and h.holder = u.holder and h.slot = u.slot;
        end if;
    end if;

    if not v_refused then
        outcomes := null;
    else
        -- Moves together as far as they are plain; everything else one at a time, in order of reservation, so that two silos never wait for each other.
        details := array_fill(null::jsonb, array[cardinality(p_kind)]);
        if not v_shares and 'move' = any (p_kind) then
            select m.outcomes, m.details into outcomes, details from ledger_moves_v1(p_now, v_slots, p_kind, p_operation, p_line, p_fingerprint,
                p_actor, p_on_behalf, p_channel, p_reason, p_applicant, p_slot, p_number, p_expected, p_hold, p_holder, outcomes, details) m;
        end if;
        for i in select u.i from unnest(outcomes, p_number) with ordinality as u (code, number, i)
                 where u.code in ('other', 'repeated', 'already-booked', 'locked') order by u.number, u.i
        loop
            if outcomes[i] = 'other' and p_kind[i] = 'family' then
                select * into r from ledger_family_v1(p_now, p_operation[i], p_fingerprint[i], p_actor[i], p_on_behalf[i], p_channel[i],
                    p_procedure[i], p_slot[i], p_holder[i], p_people[i]);
                outcomes[i] := r.outcome;
                details[i] := r.detail;
            elsif outcomes[i] = 'other' and p_kind[i] in ('hold', 'release') then
                select * into r from ledger_hold_v3(p_now, v_slots, p_kind[i], p_actor[i], p_channel[i], p_procedure[i], p_slot[i], p_hold[i], p_holder[i],
                    p_until[i], p_seats[i]);
                outcomes[i] := r.outcome;
                details[i] := r.detail;
            elsif outcomes[i] = 'other' then
                select * into r from ledger_change_v2(p_now, v_slots, p_kind[i], p_operation[i], p_line[i], p_fingerprint[i],
                    p_actor[i], p_on_behalf[i], p_channel[i], p_reason[i], p_applicant[i], p_procedure[i], p_slot[i], p_number[i], p_expected[i],
                    p_secret[i], p_declared[i], p_hold[i], p_holder[i], p_until[i], p_language[i], p_key_version[i], p_wrapped_key[i],
                    p_name[i], p_kana[i], p_phone[i], p_email[i], p_note[i], p_reservation_id[i],
                    p_kana_hash[i], p_family_kana_hash[i], p_phone_hash[i], p_phone_last4_hash[i]);
                outcomes[i] := r.outcome;
                details[i] := r.detail;
            elsif outcomes[i] = 'repeated' then
                select * into r from ledger_recorded_v1(p_operation[i], p_line[i], p_fingerprint[i], p_applicant[i]);
                outcomes[i] := r.outcome;
                details[i] := r.detail;
            elsif outcomes[i] = 'already-booked' then
                details[i] := (select jsonb_build_object('number', x.number) from reservation x
                    where x.applicant_key = p_applicant[i] and x.procedure = p_procedure[i]
                        and (x.status in ('booked', 'arrived') or (x.status = 'done' and x.once)));
            else
                details[i] := (select jsonb_build_object('until', f.blocked_until) from sign_in_failure f where f.scope = 'id' and f.subject = p_applicant[i]);
            end if;
        end loop;
    end if;

    select array_agg(s.id), array_agg(s.version), array_agg(s.booked) into slots, slot_versions, slot_booked
    from slot s where s.id = any (v_slots);
end $$;
