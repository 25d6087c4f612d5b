-- The centre's day: who is in when, what the manager has looked at, and who sees to what is unfinished (A1, A5).
create table booking.shift (
    id       bigint      generated always as identity primary key,
    date     date        not null,
    operator text        not null check (length(operator) between 1 and 100),
    begins   time        not null,
    ends     time        not null check (ends > begins),
    stand_in text        check (length(stand_in) <= 100),
    set_by   text        not null,
    set_at   timestamptz not null,
    unique (date, operator, begins)
);

-- Calls that were drawn by lot, for somebody to look at.
create table booking.call_sample (
    call       uuid        primary key references booking.call,
    drawn_by   text        not null,
    drawn_at   timestamptz not null,
    checked_by text,
    checked_at timestamptz,
    finding    text        check (length(finding) <= 400),
    check ((checked_by is null) = (checked_at is null))
);
create index call_sample_unchecked on booking.call_sample (drawn_at) where checked_at is null;

-- Who sees to something that has no owner of its own: the people of a worklist, the calls of a closed day.
create table booking.open_case_owner (
    kind    text        not null check (kind in ('worklist', 'closing')),
    subject text        not null check (length(subject) between 1 and 40),
    owner   text        not null check (length(owner) between 1 and 100),
    set_by  text        not null,
    set_at  timestamptz not null,
    primary key (kind, subject)
);
