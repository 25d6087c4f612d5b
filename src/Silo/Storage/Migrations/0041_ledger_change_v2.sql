-- What became of an appointment (issue 4): arrive, done, not-handed-over, no-show, and undo for a slip. A seat stays counted whatever
-- became of it; only a cancellation frees it. The caller has locked the reservation and its slot. No mail goes out.
--
-- booked -> arrived -> done | not-handed-over; booked -> done | not-handed-over | no-show. Undo leads back to where it stood before.
create function booking.ledger_receive_v1(
    x booking.reservation, p_now timestamptz, p_kind text, p_operation uuid, p_line smallint, p_fingerprint bytea,
    p_actor text, p_on_behalf text, p_channel text, p_reason text,
    out outcome text, out detail jsonb)
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    v_status text;
begin
    if p_channel = 'web' or (p_kind = 'not-handed-over' and p_reason is null) then outcome := 'not-allowed'; return; end if;
    v_status := case
        when p_kind = 'arrive' and x.status = 'booked' then 'arrived'
        when p_kind in ('done', 'not-handed-over') and x.status in ('booked', 'arrived') then p_kind
        when p_kind = 'no-show' and x.status = 'booked' then p_kind
        when p_kind = 'undo' and x.status = 'arrived' then 'booked'
        when p_kind = 'undo' and x.status in ('done', 'not-handed-over', 'no-show') then (
            select e.status from reservation_event e
            where e.number = x.number and e.version < (select max(m.version) from reservation_event m where m.number = x.number and m.kind = x.status)
            order by e.version desc limit 1)
    end;
    if v_status is null then outcome := 'not-changeable'; return; end if;

    begin
        update reservation set version = version + 1, status = v_status where number = x.number returning * into x;
    exception when unique_violation then
        -- Not handed over and no-show free the right; the applicant has booked anew since.
        outcome := 'already-booked';
        detail := (select jsonb_build_object('number', r.number) from reservation r
            where r.applicant_key = x.applicant_key and r.procedure = x.procedure and r.number <> x.number
                and (r.status in ('booked', 'arrived') or (r.status = 'done' and r.once)));
        return;
    end;

    insert into reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, on_behalf, channel, reason, fingerprint, at)
    values (p_operation, p_line, x.number, x.version, case p_kind when 'arrive' then 'arrived' when 'undo' then 'undone' else p_kind end,
        x.slot, x.procedure, x.status, p_actor, p_on_behalf, p_channel, p_reason, p_fingerprint, p_now);
    select 'stored', d.detail into outcome, detail from ledger_recorded_v1(p_operation, p_line, p_fingerprint, null) d;
end $$;

-- A booking over the capacity or outside the window. The applicant is checked as for any booking; the slot is locked by the caller.
create function booking.ledger_override_v1(
    p_now timestamptz, p_operation uuid, p_line smallint, p_fingerprint bytea,
    p_actor text, p_on_behalf text, p_channel text, p_reason text,
    p_applicant bytea, p_secret bytea, p_declared boolean, p_procedure text, p_slot bigint, p_number bigint,
    p_language text, p_key_version smallint, p_wrapped_key bytea,
    p_name bytea, p_kana bytea, p_phone bytea, p_email bytea, p_note bytea, p_reservation_id bytea,
    p_kana_hash bytea, p_family_kana_hash bytea, p_phone_hash bytea, p_phone_last4_hash bytea,
    out outcome text, out detail jsonb)
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    s       booking.slot;
    v_today date := (p_now at time zone 'Asia/Tokyo')::date;
begin
    select f.blocked_until into detail from (
        select jsonb_build_object('until', b.blocked_until) as blocked_until from sign_in_failure b
        where b.scope = 'id' and b.subject = p_applicant and b.blocked_until > p_now) f;
    if detail is not null then outcome := 'locked'; return; end if;

    if p_declared then
        if (select p.needs_id from procedure p where p.id = p_procedure) is distinct from false then outcome := 'id-required'; return; end if;
    elsif (select (p_secret is null or a.secret_hash = p_secret) and p_procedure = any (a.procedures) and (a.valid_until is null or a.valid_until >= v_today)
            from applicant a where a.key = p_applicant) is distinct from true then
        outcome := 'unknown-applicant';
        if p_secret is not null then
            -- As in ledger_append: 20 wrong birthdays a day, on every channel.
            insert into sign_in_failure as f (scope, subject, failures, since) values ('id', p_applicant, 1, p_now)
            on conflict (scope, subject) do update set
                failures = case when f.since < p_now - interval '1 day' then 1 else f.failures + 1 end,
                since = case when f.since < p_now - interval '1 day' then p_now else f.since end,
                blocked_until = case when f.since >= p_now - interval '1 day' and f.failures + 1 >= 20 then f.since + interval '1 day' else f.blocked_until end;
        end if;
        return;
    end if;

    select * into s from slot where id = p_slot;
    outcome := case
        when s.id is null then 'no-slot'
        when array_position(s.procedures, p_procedure) is null then 'not-offered'
        when s.capacity = 0 then 'full'
        when s.date < v_today then 'no-longer-open'
    end;
    if outcome is not null then return; end if;

    if p_declared then
        insert into applicant (key, secret_hash, procedures, source, key_version, created_at)
        values (p_applicant, p_secret, array[p_procedure], 'declared', p_key_version, p_now)
        on conflict (key) do update set procedures = (select array_agg(distinct u) from unnest(applicant.procedures || excluded.procedures) as u);
    end if;

    insert into reservation (number, applicant_key, procedure, slot, status, once, channel, version, booked_at, language, key_version, wrapped_key,
        sealed_name, sealed_kana, sealed_phone, sealed_email, sealed_note, sealed_reservation_id,
        kana_hash, family_kana_hash, phone_hash, phone_last4_hash)
    select p_number, p_applicant, p_procedure, p_slot, 'booked', p.once, p_channel, 1, p_now, p_language, p_key_version, p_wrapped_key,
        p_name, p_kana, p_phone, p_email, p_note, p_reservation_id, p_kana_hash, p_family_kana_hash, p_phone_hash, p_phone_last4_hash
    from procedure p where p.id = p_procedure
    on conflict (applicant_key, procedure) where status in ('booked', 'arrived') or (status = 'done' and once) do nothing;
    if not found then
        outcome := 'already-booked';
        detail := (select jsonb_build_object('number', r.number) from reservation r where r.applicant_key = p_applicant and r.procedure = p_procedure
            and (r.status in ('booked', 'arrived') or (r.status = 'done' and r.once)));
        return;
    end if;

    insert into reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, on_behalf, channel, reason, fingerprint, at, overridden)
    values (p_operation, p_line, p_number, 1, 'booked', p_slot, p_procedure, 'booked', p_actor, p_on_behalf, p_channel, p_reason, p_fingerprint, p_now, true);
    if p_email is not null then
        insert into notice (number, version, kind, next_attempt_at, created_at) values (p_number, 1, 'booked', p_now, p_now);
    end if;
    update slot set booked = booked + 1, over = greatest(booked + 1 - capacity, 0), version = version + 1 where id = p_slot;
    update slot_share set booked = booked + 1, over = greatest(booked + 1 - capacity, 0) where slot = p_slot and procedure = p_procedure;
    select 'stored', d.detail into outcome, detail from ledger_recorded_v1(p_operation, p_line, p_fingerprint, p_applicant) d;
end $$;

-- One command other than a plain booking, as ledger_change_v1, and besides: what became of an appointment (arrive, done, not-handed-over,
-- no-show, undo) and overrides. All slots in p_locked are locked by the caller. Version 1 stays for silos of the release before.
create function booking.ledger_change_v2(
    p_now timestamptz, p_locked bigint[], p_kind text, p_operation uuid, p_line smallint, p_fingerprint bytea,
    p_actor text, p_on_behalf text, p_channel text, p_reason text, p_applicant bytea, p_procedure text, p_slot bigint, p_number bigint, p_expected integer,
    p_secret bytea, p_declared boolean, p_hold uuid, p_holder bytea, p_until timestamptz, p_language text, p_key_version smallint, p_wrapped_key bytea,
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
    v_over   boolean := p_kind in ('override', 'override-move');
begin
    if p_kind in ('hold', 'release') then
        select * into outcome, detail from ledger_hold_v1(p_now, p_locked, p_kind, p_actor, p_procedure, p_slot, p_hold, p_holder, p_until);
        return;
    end if;

    select * into outcome, detail from ledger_recorded_v1(p_operation, p_line, p_fingerprint, p_applicant);
    if outcome is not null then return; end if;

    -- Never for citizens, never without a reason: the last guard of several.
    if v_over and (p_channel = 'web' or p_reason is null) then outcome := 'not-allowed'; return; end if;
    if p_kind = 'override' then
        select * into outcome, detail from ledger_override_v1(p_now, p_operation, p_line, p_fingerprint, p_actor, p_on_behalf, p_channel, p_reason,
            p_applicant, p_secret, p_declared, p_procedure, p_slot, p_number, p_language, p_key_version, p_wrapped_key,
            p_name, p_kana, p_phone, p_email, p_note, p_reservation_id, p_kana_hash, p_family_kana_hash, p_phone_hash, p_phone_last4_hash);
        return;
    end if;

    select * into x from reservation where number = p_number for update;
    if not found or (p_applicant is not null and x.applicant_key <> p_applicant) then outcome := 'not-found'; return; end if;
    -- It moved between the look-up and the lock: its present slot is not locked.
    if not x.slot = any (p_locked) then outcome := 'again'; return; end if;
    if p_expected is not null and x.version <> p_expected then
        outcome := 'stale-version'; detail := jsonb_build_object('version', x.version); return;
    end if;
    if p_kind in ('arrive', 'done', 'not-handed-over', 'no-show', 'undo') then
        select * into outcome, detail from ledger_receive_v1(x, p_now, p_kind, p_operation, p_line, p_fingerprint, p_actor, p_on_behalf, p_channel, p_reason);
        return;
    end if;
    if x.status <> 'booked' then outcome := 'not-changeable'; return; end if;

    select * into v_source from slot where id = x.slot;
    v_at := array_position(v_source.procedures, x.procedure);
    -- The public change their bookings until the deadline; afterwards they telephone.
    if p_channel = 'web' and p_kind in ('move', 'cancel') and p_now >= coalesce(v_source.closes_at[v_at], v_source.opens_at) then
        outcome := 'no-longer-open'; detail := jsonb_build_object('at', v_source.closes_at[v_at]); return;
    end if;

    if p_kind in ('move', 'override-move') then
        if p_slot = x.slot then outcome := 'already-booked'; detail := jsonb_build_object('number', x.number); return; end if;
        select * into v_target from slot where id = p_slot;
        v_at := array_position(v_target.procedures, x.procedure);
        outcome := case
            when v_target.id is null then 'no-slot'
            when v_at is null then 'not-offered'
            -- An override goes over the capacity and outside the window, but not to a time that was removed or to a day that is over.
            when v_over then case when v_target.capacity = 0 then 'full'
                when v_target.date < (p_now at time zone 'Asia/Tokyo')::date then 'no-longer-open' end
            when p_now < v_target.opens_at then 'not-yet-open'
            when p_now >= v_target.closes_at[v_at] then 'no-longer-open'
            when v_target.booked >= v_target.capacity then 'full'
            when exists (select 1 from slot_share h where h.slot = p_slot and h.procedure = x.procedure and h.booked >= h.capacity) then 'full'
        end;
        if outcome is not null then return; end if;
        -- Over stays 0 while there is room.
        update slot set booked = booked + 1, over = greatest(booked + 1 - capacity, 0), version = version + 1 where id = p_slot;
        update slot_share set booked = booked + 1, over = greatest(booked + 1 - capacity, 0) where slot = p_slot and procedure = x.procedure;
    end if;

    if p_kind in ('move', 'override-move', 'cancel') then
        update slot set booked = booked - 1, over = greatest(over - 1, 0), version = version + 1 where id = x.slot;
        update slot_share set booked = booked - 1, over = greatest(over - 1, 0) where slot = x.slot and procedure = x.procedure;
    end if;

    v_kind := case when p_kind in ('move', 'override-move') then 'moved' when p_kind = 'cancel' then 'cancelled' else 'contact-changed' end;
    v_status := case p_kind when 'cancel' then 'cancelled' else x.status end;
    if p_kind = 'contact' then
        update reservation set version = version + 1, language = p_language, key_version = p_key_version, wrapped_key = p_wrapped_key,
            sealed_name = p_name, sealed_kana = p_kana, sealed_phone = p_phone, sealed_email = p_email, sealed_note = p_note,
            sealed_reservation_id = p_reservation_id,
            kana_hash = p_kana_hash, family_kana_hash = p_family_kana_hash, phone_hash = p_phone_hash, phone_last4_hash = p_phone_last4_hash
        where number = p_number returning * into x;
    else
        update reservation set version = version + 1, status = v_status, slot = case when v_kind = 'moved' then p_slot else slot end
        where number = p_number returning * into x;
    end if;

    insert into reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, on_behalf, channel, reason, fingerprint, at, overridden)
    values (p_operation, p_line, x.number, x.version, v_kind, x.slot, x.procedure, x.status, p_actor, p_on_behalf, p_channel, p_reason, p_fingerprint, p_now, v_over);

    if x.sealed_email is not null then
        v_notice := case v_kind when 'moved' then 'changed' else v_kind end;
        insert into notice (number, version, kind, next_attempt_at, created_at) values (x.number, x.version, v_notice, p_now, p_now);
    end if;

    if p_hold is not null then delete from hold where id = p_hold and holder = p_holder; end if;

    select 'stored', d.detail into outcome, detail from ledger_recorded_v1(p_operation, p_line, p_fingerprint, p_applicant) d;
end $$;
