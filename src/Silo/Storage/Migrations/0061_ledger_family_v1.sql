-- Several people of one family at one slot: all or none (design.md, rule 4). One command whose people are lines of one operation: each has a
-- reservation, an event and a notice of its own, and can be changed alone later. Only ledger_append_v4 calls this; it has locked the slot.

create function booking.ledger_people_v1(p_people jsonb)
returns table (line smallint, number bigint, applicant bytea, secret bytea, declared boolean, language text, key_version smallint, wrapped_key bytea,
    name bytea, kana bytea, phone bytea, email bytea, note bytea, reservation_id bytea,
    kana_hash bytea, family_kana_hash bytea, phone_hash bytea, phone_last4_hash bytea)
language sql immutable
as $$
    select u.line, u.number, decode(u.applicant, 'base64'), decode(u.secret, 'base64'), u.declared, u.language, u.key_version, decode(u.wrapped_key, 'base64'),
        decode(u.name, 'base64'), decode(u.kana, 'base64'), decode(u.phone, 'base64'), decode(u.email, 'base64'), decode(u.note, 'base64'),
        decode(u.reservation_id, 'base64'),
        decode(u.kana_hash, 'base64'), decode(u.family_kana_hash, 'base64'), decode(u.phone_hash, 'base64'), decode(u.phone_last4_hash, 'base64')
    from jsonb_to_recordset(p_people) as u (line smallint, number bigint, applicant text, secret text, declared boolean, language text, key_version smallint,
        wrapped_key text, name text, kana text, phone text, email text, note text, reservation_id text,
        kana_hash text, family_kana_hash text, phone_hash text, phone_last4_hash text)
    order by u.line
$$;

-- Out: as ledger_change_v2; with an outcome that concerns one person, detail has the line. Stored or repeated: detail.family, in the order of lines.
create function booking.ledger_family_v1(
    p_now timestamptz, p_operation uuid, p_fingerprint bytea, p_actor text, p_on_behalf text, p_channel text,
    p_procedure text, p_slot bigint, p_holder bytea, p_people jsonb, out outcome text, out detail jsonb)
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    s            booking.slot;
    v_people     integer := jsonb_array_length(p_people);
    v_at         integer;
    v_line       integer;
    v_number     bigint;
    v_needs_id   boolean;
    v_once       boolean;
    v_constraint text;
    v_today      date := (p_now at time zone 'Asia/Tokyo')::date;
begin
    select case when bool_and(e.fingerprint = p_fingerprint) and count(*) = v_people then 'repeated' else 'mismatch' end into outcome
    from reservation_event e where e.operation_id = p_operation having count(*) > 0;
    if outcome = 'repeated' then detail := ledger_family_recorded_v1(p_operation, p_fingerprint); end if;
    if outcome is not null then return; end if;

    -- Who they are: nothing is written before everybody is known, so that a wrong birthday is counted and all else stays undone.
    select p.needs_id, p.once into v_needs_id, v_once from procedure p where p.id = p_procedure;
    select c.line, c.code into v_line, outcome
    from (
        select u.line,
            case
                when (select f.blocked_until > p_now from sign_in_failure f where f.scope = 'id' and f.subject = u.applicant) then 'locked'
                when u.declared then case when v_needs_id is distinct from false then 'id-required' end
                when (select (u.secret is null or a.secret_hash = u.secret) and p_procedure = any (a.procedures)
                            and (a.valid_until is null or a.valid_until >= v_today)
                      from applicant a where a.key = u.applicant) is distinct from true then 'unknown-applicant'
            end as code
        from ledger_people_v1(p_people) u
    ) c where c.code is not null order by c.line limit 1;
    if outcome is not null then
        detail := jsonb_build_object('line', v_line);
        if outcome = 'locked' then
            detail := detail || (select jsonb_build_object('until', f.blocked_until) from sign_in_failure f
                join ledger_people_v1(p_people) u on u.line = v_line where f.scope = 'id' and f.subject = u.applicant);
        elsif outcome = 'unknown-applicant' then
            -- As in ledger_append_v4; one wrong birthday a family, the first.
            insert into sign_in_failure as f (scope, subject, failures, since)
            select 'id', u.applicant, 1, p_now from ledger_people_v1(p_people) u where u.line = v_line and u.secret is not null
            on conflict (scope, subject) do update set
                failures = case when f.since < p_now - interval '1 day' then 1 else f.failures + 1 end,
                since = case when f.since < p_now - interval '1 day' then p_now else f.since end,
                blocked_until = case when f.since >= p_now - interval '1 day' and f.failures + 1 >= 20 then f.since + interval '1 day' else f.blocked_until end;
        end if;
        return;
    end if;

    select * into s from slot x where x.id = p_slot;
    v_at := array_position(s.procedures, p_procedure);
    outcome := case
        when s.id is null then 'no-slot'
        when v_at is null then 'not-offered'
        when p_now < s.opens_at then 'not-yet-open'
        when p_now >= s.closes_at[v_at] then 'no-longer-open'
    end;
    if outcome is not null then return; end if;

    select c.line, c.number into v_line, v_number
    from (
        select u.line,
            (select x.number from reservation x where x.applicant_key = u.applicant and x.procedure = p_procedure
                and (x.status in ('booked', 'arrived') or (x.status = 'done' and x.once)) limit 1) as number,
            -- The same person twice in one family.
            row_number() over (partition by u.applicant order by u.line) > 1 as again
        from ledger_people_v1(p_people) u
    ) c where c.number is not null or c.again order by c.line limit 1;
    if v_line is not null then
        outcome := 'already-booked';
        detail := jsonb_build_object('line', v_line, 'number', v_number);
        return;
    end if;

    if s.capacity - s.booked < v_people
        or exists (select 1 from slot_share h where h.slot = p_slot and h.procedure = p_procedure and h.capacity - h.booked < v_people) then
        outcome := 'full';
        return;
    end if;

    begin
        insert into applicant (key, secret_hash, procedures, source, key_version, created_at)
        select u.applicant, u.secret, array[p_procedure], 'declared', u.key_version, p_now
        from ledger_people_v1(p_people) u where u.declared order by u.applicant
        on conflict (key) do update set procedures = (
            select array_agg(distinct x) from unnest(applicant.procedures || excluded.procedures) as x);

        insert into reservation (number, applicant_key, procedure, slot, status, once, channel, version, booked_at, language, key_version, wrapped_key,
            sealed_name, sealed_kana, sealed_phone, sealed_email, sealed_note, sealed_reservation_id,
            kana_hash, family_kana_hash, phone_hash, phone_last4_hash)
        select u.number, u.applicant, p_procedure, p_slot, 'booked', v_once, p_channel, 1, p_now, u.language, u.key_version, u.wrapped_key,
            u.name, u.kana, u.phone, u.email, u.note, u.reservation_id, u.kana_hash, u.family_kana_hash, u.phone_hash, u.phone_last4_hash
        from ledger_people_v1(p_people) u order by u.applicant;
    exception when unique_violation then
        get stacked diagnostics v_constraint = constraint_name;
        -- Another silo's batch won one of them while this one waited: nothing is left of the family; it is decided again, with that in sight.
        if v_constraint = 'reservation_live' then outcome := 'again'; return; end if;
        raise;
    end;

    insert into reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, on_behalf, channel, fingerprint, at)
    select p_operation, u.line, u.number, 1, 'booked', p_slot, p_procedure, 'booked', p_actor, p_on_behalf, p_channel, p_fingerprint, p_now
    from ledger_people_v1(p_people) u;

    insert into notice (number, version, kind, next_attempt_at, created_at)
    select u.number, 1, 'booked', p_now, p_now from ledger_people_v1(p_people) u where u.email is not null;

    update slot set booked = booked + v_people, version = version + 1 where id = p_slot;
    update slot_share set booked = booked + v_people where slot = p_slot and procedure = p_procedure;
    delete from hold h where h.holder = p_holder and h.slot = p_slot;

    outcome := 'stored';
    detail := ledger_family_recorded_v1(p_operation, p_fingerprint);
end $$;

-- What a family's operation recorded, each line as ledger_recorded_v1 says it.
create function booking.ledger_family_recorded_v1(p_operation uuid, p_fingerprint bytea)
returns jsonb
language sql stable
set search_path = booking, pg_catalog
as $$
    select jsonb_build_object('family', jsonb_agg(r.detail order by e.line))
    from reservation_event e cross join lateral ledger_recorded_v1(e.operation_id, e.line, p_fingerprint, null) r
    where e.operation_id = p_operation
$$;

-- As ledger_hold_v1; seats that are left to the telephone (holds of no procedure) stand only in the public's way. Only ledger_append_v4 calls this.
create function booking.ledger_hold_v2(
    p_now timestamptz, p_locked bigint[], p_kind text, p_actor text, p_channel text, p_procedure text, p_slot bigint, p_hold uuid, p_holder bytea, p_until timestamptz,
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
        when v_target.booked + (select count(*) from hold h where h.slot = p_slot and h.until > p_now and h.holder <> p_holder
            and (h.procedure <> '' or p_channel = 'web')) >= v_target.capacity then 'full'
        when exists (select 1 from slot_share s where s.slot = p_slot and s.procedure = p_procedure
            and s.booked + (select count(*) from hold h where h.slot = p_slot and h.procedure = p_procedure and h.until > p_now and h.holder <> p_holder
            and (h.procedure <> '' or p_channel = 'web')) >= s.capacity)
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
