-- Who took lists with personal data out of the system, when, why, by which filter, and how many rows (C9, P7). No personal data itself.
create table booking.export (
    id          uuid        primary key,
    at          timestamptz not null,
    actor       text        not null check (length(actor) between 1 and 100),
    kind        text        not null check (kind in ('reservations', 'deadline-list', 'deadline-changes', 'day-sheet')),
    -- Null: a program asked, which gave none.
    reason      text        check (length(reason) between 1 and 200),
    filter      text        not null check (length(filter) <= 400),
    -- Null: it did not come to its end.
    rows        bigint      check (rows >= 0),
    finished_at timestamptz
);
create index export_at on booking.export (at);

do $$
begin
    if exists (select 1 from pg_roles where rolname = 'booking_silo') then
        revoke update, delete, truncate on booking.export from booking_silo;
        grant update (rows, finished_at) on booking.export to booking_silo;
    end if;
end $$;
