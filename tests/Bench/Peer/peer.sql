-- The plain design, made well: one function a request on the product's own tables, constraints and indexes.
-- The counter comes last, so that a slot's row is locked for as short a time as one transaction for each booking allows.

create function booking.peer_book(
    p_operation uuid, p_fingerprint bytea, p_actor text, p_now timestamptz,
    p_applicant bytea, p_secret bytea, p_procedure text, p_venue text, p_date date, p_time time, p_number bigint,
    p_key_version smallint, p_wrapped_key bytea, p_name bytea, p_kana bytea, p_phone bytea, p_email bytea, p_reservation_id bytea,
    p_kana_hash bytea, p_family_kana_hash bytea, p_phone_hash bytea, p_phone_last4_hash bytea,
    out outcome text, out number bigint)
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    v_slot booking.slot;
begin
    select e.number, case when e.fingerprint = p_fingerprint then 'booked' else 'mismatch' end into number, outcome
    from reservation_event e where e.operation_id = p_operation and e.line = 0;
    if found then return; end if;

    perform 1 from applicant a
    where a.key = p_applicant and a.secret_hash = p_secret and p_procedure = any (a.procedures)
        and (a.valid_until is null or a.valid_until >= (p_now at time zone 'Asia/Tokyo')::date);
    if not found then outcome := 'unknown-applicant'; return; end if;

    select * into v_slot from slot s where s.venue = p_venue and s.date = p_date and s.time = p_time;
    if not found or array_position(v_slot.procedures, p_procedure) is null or p_now < v_slot.opens_at
        or p_now >= v_slot.closes_at[array_position(v_slot.procedures, p_procedure)] then outcome := 'closed'; return; end if;
    if v_slot.booked >= v_slot.capacity then outcome := 'full'; return; end if;

    insert into reservation (number, applicant_key, procedure, slot, status, once, channel, version, booked_at, key_version, wrapped_key,
        sealed_name, sealed_kana, sealed_phone, sealed_email, sealed_reservation_id, kana_hash, family_kana_hash, phone_hash, phone_last4_hash)
    values (p_number, p_applicant, p_procedure, v_slot.id, 'booked', true, 'staff', 1, p_now, p_key_version, p_wrapped_key,
        p_name, p_kana, p_phone, p_email, p_reservation_id, p_kana_hash, p_family_kana_hash, p_phone_hash, p_phone_last4_hash)
    on conflict (applicant_key, procedure) where status in ('booked', 'arrived') or (status = 'done' and once) do nothing;
    if not found then outcome := 'already-booked'; return; end if;

    insert into reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, on_behalf, channel, fingerprint, at)
    values (p_operation, 0, p_number, 1, 'booked', v_slot.id, p_procedure, 'booked', p_actor, 'applicant', 'staff', p_fingerprint, p_now);
    insert into notice (number, version, kind, next_attempt_at, created_at) values (p_number, 1, 'booked', p_now, p_now);

    update slot set booked = booked + 1, version = slot.version + 1 where id = v_slot.id and booked < capacity;
    if not found then raise exception 'full' using errcode = 'PB001'; end if;
    outcome := 'booked';
    number := p_number;
end $$;

create function booking.peer_move(
    p_operation uuid, p_fingerprint bytea, p_actor text, p_now timestamptz, p_number bigint, p_venue text, p_date date, p_time time,
    out outcome text, out version integer)
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    x        booking.reservation;
    v_target booking.slot;
begin
    select e.version, case when e.fingerprint = p_fingerprint then 'moved' else 'mismatch' end into version, outcome
    from reservation_event e where e.operation_id = p_operation and e.line = 0;
    if found then return; end if;

    select * into x from reservation r where r.number = p_number for update;
    if not found or x.status <> 'booked' then outcome := 'not-found'; return; end if;
    select * into v_target from slot s where s.venue = p_venue and s.date = p_date and s.time = p_time;
    if not found or array_position(v_target.procedures, x.procedure) is null or p_now < v_target.opens_at
        or p_now >= v_target.closes_at[array_position(v_target.procedures, x.procedure)] then outcome := 'closed'; return; end if;

    perform 1 from slot s where s.id in (x.slot, v_target.id) order by s.id for update;
    update slot set booked = booked + 1, version = slot.version + 1 where id = v_target.id and booked < capacity;
    if not found then outcome := 'full'; return; end if;
    update slot set booked = booked - 1, version = slot.version + 1 where id = x.slot;
    update reservation r set slot = v_target.id, version = r.version + 1 where r.number = p_number returning r.version into version;

    insert into reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, on_behalf, channel, fingerprint, at)
    values (p_operation, 0, p_number, version, 'moved', v_target.id, x.procedure, 'booked', p_actor, 'applicant', 'staff', p_fingerprint, p_now);
    insert into notice (number, version, kind, next_attempt_at, created_at) values (p_number, version, 'changed', p_now, p_now);
    outcome := 'moved';
end $$;
