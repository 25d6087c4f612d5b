-- A family keeps a seat for each of its people while their caller decides (T1). A hold of one holder has one slot, as before, and may count several seats.

alter table booking.hold add column seats smallint not null default 1 check (seats between 1 and 8);
alter table booking.call_hold add column seats smallint not null default 1 check (seats between 1 and 8);

-- As ledger_hold_v2 for that many seats. With another number of seats than the live hold of the same slot has, it is not renewed: it grows, if there is
-- room, or shrinks, and ends when it would have ended. Only ledger_append_v5 calls this.
create function booking.ledger_hold_v3(
    p_now timestamptz, p_locked bigint[], p_kind text, p_actor text, p_channel text, p_procedure text, p_slot bigint, p_hold uuid, p_holder bytea, p_until timestamptz, p_seats smallint,
    out outcome text, out detail jsonb)
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    v_old    booking.hold;
    v_target booking.slot;
    v_at     integer;
    v_resize boolean;
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

    if v_old.id = p_hold and v_old.slot = p_slot and v_old.until > p_now and v_old.seats = p_seats then
        outcome := 'stored'; detail := jsonb_build_object('until', v_old.until); return;
    end if;
    v_resize := coalesce(v_old.slot = p_slot and v_old.until > p_now and v_old.seats <> p_seats, false);
    -- Renewed once: after that the seat is kept to its end and no longer.
    if v_old.slot = p_slot and v_old.until > p_now and v_old.renewed and not v_resize then
        update hold set id = p_hold, procedure = p_procedure where holder = p_holder;
        outcome := 'stored'; detail := jsonb_build_object('until', v_old.until); return;
    end if;

    select * into v_target from slot where id = p_slot;
    v_at := array_position(v_target.procedures, p_procedure);
    -- Giving seats back is always possible.
    outcome := case
        when v_resize and p_seats < v_old.seats then null
        when v_target.id is null then 'no-slot'
        when v_at is null then 'not-offered'
        when p_now < v_target.opens_at then 'not-yet-open'
        when p_now >= v_target.closes_at[v_at] then 'no-longer-open'
        when v_target.booked + (select coalesce(sum(h.seats), 0) from hold h where h.slot = p_slot and h.until > p_now and h.holder <> p_holder
            and (h.procedure <> '' or p_channel = 'web')) + p_seats > v_target.capacity then 'full'
        when exists (select 1 from slot_share s where s.slot = p_slot and s.procedure = p_procedure
            and s.booked + (select coalesce(sum(h.seats), 0) from hold h where h.slot = p_slot and h.procedure = p_procedure and h.until > p_now and h.holder <> p_holder
            and (h.procedure <> '' or p_channel = 'web')) + p_seats > s.capacity)
            then 'full'
    end;
    if outcome is not null then return; end if;

    -- More or fewer people: the same time as before, and its end stays.
    if v_resize then
        update hold set id = p_hold, procedure = p_procedure, seats = p_seats where holder = p_holder;
        update slot set holds_version = holds_version + 1 where id = p_slot;
        outcome := 'stored';
        detail := jsonb_build_object('until', v_old.until);
        return;
    end if;

    insert into hold (id, slot, procedure, holder, until, actor, seats) values (p_hold, p_slot, p_procedure, p_holder, p_until, p_actor, p_seats)
    on conflict (holder) do update set id = excluded.id, slot = excluded.slot, procedure = excluded.procedure, until = excluded.until, actor = excluded.actor,
        seats = excluded.seats, renewed = (hold.slot = excluded.slot and hold.until > p_now);
    update slot set holds_version = holds_version + 1 where id = p_slot or id = v_old.slot;
    outcome := 'stored';
    detail := jsonb_build_object('until', p_until);
end $$;
