-- The ledger's one statement (design.md, "The ledger"). One call is one commit for a whole batch; each command has its own outcome.
-- The name ends in the version: a release keeps the one before it.
--
-- In: parallel arrays, one element a command. Kinds: book, move, cancel, contact, hold, release.
-- Out: outcomes is null when every command was a booking and all were stored. Otherwise one code a command:
--   null stored; stored (with its record), repeated, mismatch, again (decide in the next batch), unknown-applicant, locked, id-required,
--   no-slot, not-offered, not-yet-open, no-longer-open, already-booked, full, not-found, not-changeable, stale-version.
-- Error OB001: the silo was evicted from the cluster; nothing was stored.
--
-- Locks in one order everywhere: slots by id, then new reservations by applicant, then old reservations by number.

create function booking.ledger_append_v1(
    p_deployment text, p_address text, p_port integer, p_generation integer,
    p_now timestamptz,
    p_kind text[], p_operation uuid[], p_line smallint[], p_fingerprint bytea[],
    p_actor text[], p_on_behalf text[], p_channel text[], p_reason text[],
    p_applicant bytea[], p_secret bytea[], p_declared boolean[],
    p_procedure text[], p_slot bigint[], p_number bigint[], p_expected integer[],
    p_hold uuid[], p_holder bytea[], p_until timestamptz[],
    p_language text[], p_key_version smallint[], p_wrapped_key bytea[],
    p_name bytea[], p_kana bytea[], p_phone bytea[], p_email bytea[], p_note bytea[], p_reservation_id bytea[],
    p_kana_hash bytea[], p_family_kana_hash bytea[], p_phone_hash bytea[], p_phone_last4_hash bytea[],
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
            where m.deploymentid = p_deployment and m.address = p_address and m.port = p_port and m.generation = p_generation and m.status = 3
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
        -- Everything else: one at a time, in order of reservation, so that two silos never wait for each other.
        details := array_fill(null::jsonb, array[cardinality(p_kind)]);
        for i in select u.i from unnest(outcomes, p_number) with ordinality as u (code, number, i)
                 where u.code in ('other', 'repeated', 'already-booked', 'locked') order by u.number, u.i
        loop
            if outcomes[i] = 'other' then
                select * into r from ledger_change_v1(p_now, v_slots, p_kind[i], p_operation[i], p_line[i], p_fingerprint[i],
                    p_actor[i], p_on_behalf[i], p_channel[i], p_reason[i], p_applicant[i], p_procedure[i], p_slot[i], p_number[i], p_expected[i],
                    p_hold[i], p_holder[i], p_until[i], p_language[i], p_key_version[i], p_wrapped_key[i],
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

-- What an operation recorded, for its repeat. The fingerprint is keyed and covers actor and content.
create function booking.ledger_recorded_v1(p_operation uuid, p_line smallint, p_fingerprint bytea, p_applicant bytea, out outcome text, out detail jsonb)
language plpgsql stable
set search_path = booking, pg_catalog
as $$
begin
    select case when e.fingerprint = p_fingerprint and (p_applicant is null or x.applicant_key = p_applicant) then 'repeated' else 'mismatch' end,
        jsonb_build_object('number', e.number, 'venue', s.venue, 'date', s.date, 'time', to_char(s.time, 'HH24:MI'), 'minutes', s.minutes,
            'procedure', e.procedure, 'status', e.status, 'channel', x.channel, 'version', e.version)
    into outcome, detail
    from reservation_event e join slot s on s.id = e.slot join reservation x on x.number = e.number
    where e.operation_id = p_operation and e.line = p_line;
    if outcome = 'mismatch' then detail := null; end if;
end $$;

-- One command other than a booking. All slots in p_locked are locked by the caller.
create function booking.ledger_change_v1(
    p_now timestamptz, p_locked bigint[], p_kind text, p_operation uuid, p_line smallint, p_fingerprint bytea,
    p_actor text, p_on_behalf text, p_channel text, p_reason text, p_applicant bytea, p_procedure text, p_slot bigint, p_number bigint, p_expected integer,
    p_hold uuid, p_holder bytea, p_until timestamptz, p_language text, p_key_version smallint, p_wrapped_key bytea,
    p_name bytea, p_kana bytea, p_phone bytea, p_email bytea, p_note bytea, p_reservation_id bytea,
    p_kana_hash bytea, p_family_kana_hash bytea, p_phone_hash bytea, p_phone_last4_hash bytea,
    out outcome text, out detail jsonb)
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    x        booking.reservation;
    v_target booking.slot;
    v_source booking.slot;
    v_hold   booking.hold;
    v_kind   text;
    v_status text;
    v_notice text;
    v_at     integer;
begin
    if p_kind in ('hold', 'release') then
        select * into outcome, detail from ledger_hold_v1(p_now, p_locked, p_kind, p_actor, p_procedure, p_slot, p_hold, p_holder, p_until);
        return;
    end if;

    select * into outcome, detail from ledger_recorded_v1(p_operation, p_line, p_fingerprint, p_applicant);
    if outcome is not null then return; end if;

    select * into x from reservation where number = p_number for update;
    if not found or (p_applicant is not null and x.applicant_key <> p_applicant) then outcome := 'not-found'; return; end if;
    -- It moved between the look-up and the lock: its present slot is not locked.
    if not x.slot = any (p_locked) then outcome := 'again'; return; end if;
    if p_expected is not null and x.version <> p_expected then
        outcome := 'stale-version'; detail := jsonb_build_object('version', x.version); return;
    end if;
    if x.status <> 'booked' then outcome := 'not-changeable'; return; end if;

    select * into v_source from slot where id = x.slot;
    v_at := array_position(v_source.procedures, x.procedure);
    -- The public change their bookings until the deadline; afterwards they telephone.
    if p_channel = 'web' and p_kind in ('move', 'cancel') and p_now >= coalesce(v_source.closes_at[v_at], v_source.opens_at) then
        outcome := 'no-longer-open'; detail := jsonb_build_object('at', v_source.closes_at[v_at]); return;
    end if;

    if p_kind = 'move' then
        if p_slot = x.slot then outcome := 'already-booked'; detail := jsonb_build_object('number', x.number); return; end if;
        select * into v_target from slot where id = p_slot;
        v_at := array_position(v_target.procedures, x.procedure);
        outcome := case
            when v_target.id is null then 'no-slot'
            when v_at is null then 'not-offered'
            when p_now < v_target.opens_at then 'not-yet-open'
            when p_now >= v_target.closes_at[v_at] then 'no-longer-open'
            when v_target.booked >= v_target.capacity then 'full'
            when exists (select 1 from slot_share h where h.slot = p_slot and h.procedure = x.procedure and h.booked >= h.capacity) then 'full'
        end;
        if outcome is not null then return; end if;
        update slot set booked = booked + 1, version = version + 1 where id = p_slot;
        update slot_share set booked = booked + 1 where slot = p_slot and procedure = x.procedure;
    end if;

    if p_kind in ('move', 'cancel') then
        update slot set booked = booked - 1, over = greatest(over - 1, 0), version = version + 1 where id = x.slot;
        update slot_share set booked = booked - 1, over = greatest(over - 1, 0) where slot = x.slot and procedure = x.procedure;
    end if;

    v_kind := case p_kind when 'move' then 'moved' when 'cancel' then 'cancelled' else 'contact-changed' end;
    v_status := case p_kind when 'cancel' then 'cancelled' else x.status end;
    if p_kind = 'contact' then
        update reservation set version = version + 1, language = p_language, key_version = p_key_version, wrapped_key = p_wrapped_key,
            sealed_name = p_name, sealed_kana = p_kana, sealed_phone = p_phone, sealed_email = p_email, sealed_note = p_note,
            sealed_reservation_id = p_reservation_id,
            kana_hash = p_kana_hash, family_kana_hash = p_family_kana_hash, phone_hash = p_phone_hash, phone_last4_hash = p_phone_last4_hash
        where number = p_number returning * into x;
    else
        update reservation set version = version + 1, status = v_status, slot = case p_kind when 'move' then p_slot else slot end
        where number = p_number returning * into x;
    end if;

    insert into reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, on_behalf, channel, reason, fingerprint, at)
    values (p_operation, p_line, x.number, x.version, v_kind, x.slot, x.procedure, x.status, p_actor, p_on_behalf, p_channel, p_reason, p_fingerprint, p_now);

    if x.sealed_email is not null then
        v_notice := case p_kind when 'move' then 'changed' when 'cancel' then 'cancelled' else 'contact-changed' end;
        insert into notice (number, version, kind, next_attempt_at, created_at) values (x.number, x.version, v_notice, p_now, p_now);
    end if;

    if p_hold is not null then delete from hold where id = p_hold and holder = p_holder; end if;

    select 'stored', d.detail into outcome, detail from ledger_recorded_v1(p_operation, p_line, p_fingerprint, p_applicant) d;
end $$;

-- Takes, renews (once) or gives back a hold. A holder has one: taking another gives the first one back.
create function booking.ledger_hold_v1(
    p_now timestamptz, p_locked bigint[], p_kind text, p_actor text, p_procedure text, p_slot bigint, p_hold uuid, p_holder bytea, p_until timestamptz,
    out outcome text, out detail jsonb)
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    v_old    booking.hold;
    v_target booking.slot;
    v_at     integer;
begin
    select * into v_old from hold where holder = p_holder for update;
    if v_old.id is not null and not v_old.slot = any (p_locked) then outcome := 'again'; return; end if;

    if p_kind = 'release' then
        if v_old.id = p_hold then
            delete from hold where id = p_hold;
            update slot set holds_version = holds_version + 1 where id = v_old.slot;
        end if;
        outcome := 'stored';
        return;
    end if;

    if v_old.id = p_hold and v_old.slot = p_slot and v_old.until > p_now then
        outcome := 'stored'; detail := jsonb_build_object('until', v_old.until); return;
    end if;
    -- Renewed once: after that the seat is kept to its end and no longer.
    if v_old.slot = p_slot and v_old.until > p_now and v_old.renewed then
        update hold set id = p_hold, procedure = p_procedure where holder = p_holder;
        outcome := 'stored'; detail := jsonb_build_object('until', v_old.until); return;
    end if;

    select * into v_target from slot where id = p_slot;
    v_at := array_position(v_target.procedures, p_procedure);
    outcome := case
        when v_target.id is null then 'no-slot'
        when v_at is null then 'not-offered'
        when p_now < v_target.opens_at then 'not-yet-open'
        when p_now >= v_target.closes_at[v_at] then 'no-longer-open'
        when v_target.booked + (select count(*) from hold h where h.slot = p_slot and h.until > p_now and h.holder <> p_holder) >= v_target.capacity then 'full'
        when exists (select 1 from slot_share s where s.slot = p_slot and s.procedure = p_procedure
            and s.booked + (select count(*) from hold h where h.slot = p_slot and h.procedure = p_procedure and h.until > p_now and h.holder <> p_holder) >= s.capacity)
            then 'full'
    end;
    if outcome is not null then return; end if;

    insert into hold (id, slot, procedure, holder, until, actor) values (p_hold, p_slot, p_procedure, p_holder, p_until, p_actor)
    on conflict (holder) do update set id = excluded.id, slot = excluded.slot, procedure = excluded.procedure, until = excluded.until, actor = excluded.actor,
        renewed = (hold.slot = excluded.slot and hold.until > p_now);
    update slot set holds_version = holds_version + 1 where id = p_slot or id = v_old.slot;
    outcome := 'stored';
    detail := jsonb_build_object('until', p_until);
end $$;
