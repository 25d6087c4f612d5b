-- The call centre's calls, and the seats that they keep (T1, T4, T8). Who called and what was noted is sealed, each under a data key of its own.
create table booking.call (
    id          uuid        primary key,
    number      bigint      generated always as identity unique,
    operator    text        not null check (length(operator) between 1 and 100),
    language    text        not null check (length(language) between 1 and 12),
    key_version smallint    not null,
    sealed_from bytea,
    from_hash   bytea       check (octet_length(from_hash) = 16),
    started_at  timestamptz not null,
    wrap_up     text        check (wrap_up in ('booking', 'change', 'cancel', 'enquiry', 'referral', 'complaint', 'dropped', 'wrong-number', 'other')),
    sealed_note bytea,
    closed_by   text,
    closed_at   timestamptz,
    -- No call is over without its result.
    check ((closed_at is null) = (wrap_up is null)),
    check ((closed_at is null) = (closed_by is null))
);
create index call_started on booking.call (started_at);
create index call_open on booking.call (started_at) where closed_at is null;

-- What came of a call.
create table booking.call_reservation (
    call   uuid   not null references booking.call,
    number bigint not null references booking.reservation,
    primary key (call, number)
);
create index call_reservation_number on booking.call_reservation (number);

-- Which hold is whose call's, and who sees to it now. Whether the seat is still kept says booking.hold, by the holder, which is the call.
create table booking.call_hold (
    id        uuid        primary key,
    call      uuid        not null references booking.call,
    venue     text        not null,
    date      date        not null,
    time      time        not null,
    procedure text        not null,
    taken_by  text        not null,
    taken_at  timestamptz not null
);
create index call_hold_call on booking.call_hold (call);
