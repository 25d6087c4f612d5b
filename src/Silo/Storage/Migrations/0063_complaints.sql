-- Complaints (T4): each has an owner and a day by which it is answered, and is closed only after the city was told.
-- What was said and answered is sealed: callers name people.
create table booking.complaint (
    id            uuid        primary key,
    number        bigint      generated always as identity unique,
    version       integer     not null default 1,
    state         text        not null default 'open' check (state in ('open', 'in-progress', 'reported', 'closed')),
    owner         text        not null check (length(owner) between 1 and 100),
    due           date        not null,
    call          uuid        references booking.call,
    reservation   bigint      references booking.reservation,
    key_version   smallint    not null,
    sealed_what   bytea       not null,
    sealed_answer bytea,
    filed_by      text        not null,
    filed_at      timestamptz not null,
    changed_by    text        not null,
    changed_at    timestamptz not null,
    reported_at   timestamptz,
    closed_at     timestamptz,
    check (state not in ('reported', 'closed') or (sealed_answer is not null and reported_at is not null)),
    check ((state = 'closed') = (closed_at is not null))
);
create index complaint_open on booking.complaint (due, number) where state <> 'closed';
