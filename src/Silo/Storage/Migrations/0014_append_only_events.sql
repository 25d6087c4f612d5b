-- The audit trail is append-only for the running system (P1); only the owner could change it, and does not.
do $$
begin
    if exists (select 1 from pg_roles where rolname = 'booking_silo') then
        revoke update, delete, truncate on booking.reservation_event from booking_silo;
    end if;
end $$;
