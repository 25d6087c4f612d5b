-- Times in which the citizens' site is stopped (D7); half-open, [starts_at, ends_at).
create table booking.maintenance_window (
    id               uuid        primary key,
    starts_at        timestamptz not null,
    ends_at          timestamptz not null,
    announced_from   timestamptz not null,
    text             text        not null check (length(text) between 1 and 400),
    emergency_reason text        check (length(emergency_reason) between 1 and 400),
    planned_by       text        not null,
    planned_at       timestamptz not null,
    cancelled_by     text,
    cancelled_at     timestamptz,
    check (starts_at < ends_at),
    check ((cancelled_by is null) = (cancelled_at is null))
);
create index maintenance_window_open on booking.maintenance_window (ends_at) where cancelled_at is null;
