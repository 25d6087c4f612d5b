-- A day that was closed at once (a typhoon), whom it concerns, and whom somebody has called.
create table booking.closing (
    id        uuid        primary key,
    date      date        not null,
    venues    text[]      not null check (cardinality(venues) > 0),
    reason    text        not null check (length(reason) between 1 and 100),
    closed_by text        not null,
    closed_at timestamptz not null
);
create index closing_date on booking.closing (date);

create table booking.closing_person (
    closing   uuid        not null references booking.closing,
    number    bigint      not null references booking.reservation,
    by_mail   boolean     not null,
    called_by text,
    called_at timestamptz,
    result    text        check (length(result) <= 200),
    primary key (closing, number),
    check ((called_by is null) = (called_at is null))
);

-- The mail that tells of it.
alter table booking.notice drop constraint notice_kind_check;
alter table booking.notice add constraint notice_kind_check
    check (kind in ('booked', 'changed', 'contact-changed', 'cancelled', 'reminder', 'day-closed'));
