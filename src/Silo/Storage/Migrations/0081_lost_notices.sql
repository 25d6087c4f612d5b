-- Callers who have lost their notice letter: what they said is compared with a reservation, and only whether all of it fits is told (T1, P1).
-- What they said is not kept; why it was done is sealed. Each stands in the manager's samples until somebody has looked at it.
create table booking.lost_notice (
    id            uuid        primary key,
    call          uuid        not null references booking.call,
    operator      text        not null check (length(operator) between 1 and 100),
    at            timestamptz not null,
    facts         text[]      not null check (cardinality(facts) >= 3),
    number        bigint      references booking.reservation,
    key_version   smallint    not null,
    sealed_reason bytea       not null,
    fingerprint   bytea       not null check (octet_length(fingerprint) = 16),
    checked_by    text,
    checked_at    timestamptz,
    finding       text        check (length(finding) <= 400),
    check ((checked_by is null) = (checked_at is null))
);
create index lost_notice_call on booking.lost_notice (call);
create index lost_notice_operator on booking.lost_notice (operator, at);
create index lost_notice_unchecked on booking.lost_notice (at) where checked_at is null;
