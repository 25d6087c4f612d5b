-- Who did what, when, to whom (P1, P5): one trail for accounts (booking_identity) and for everything that silos do for staff (booking_silo).
-- Append-only: neither role may change a row, and a trigger refuses it to everybody else too.
create schema audit;

create table audit.entry (
    id      bigint      generated always as identity primary key,
    at      timestamptz not null,
    actor   text        not null check (length(actor) between 1 and 100),
    action  text        not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
    subject text        check (length(subject) <= 200),
    reason  text        check (length(reason) <= 400),
    detail  text        check (length(detail) <= 1000)
);
create index entry_actor on audit.entry (actor, id);
create index entry_subject on audit.entry (subject, id) where subject is not null;
create index entry_at on audit.entry (at, id);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only' using errcode = 'OB010';
end $$;
create trigger append_only before update or delete or truncate on audit.entry for each statement execute function audit.refuse_change();

do $$
declare
    worker text;
begin
    foreach worker in array array['booking_silo', 'booking_identity'] loop
        if exists (select from pg_roles where rolname = worker) then
            execute format('grant usage on schema audit to %I', worker);
            execute format('grant select, insert on audit.entry to %I', worker);
        end if;
    end loop;
end $$;
