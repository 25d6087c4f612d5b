-- The ledger's tables. PostgreSQL is the truth; every rule that it can hold, it holds (design.md, rules 1 to 7).
-- Hashes are HMAC-SHA256 under the index key, cut to 16 bytes. Sealed columns are AES-256-GCM under the reservation's data key.

create schema if not exists booking;

create table booking.venue (
    id              text        primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    revision        bigint      not null check (revision > 0),
    planned_through date        not null
);

create table booking.procedure (
    id       text    primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    needs_id boolean not null,
    once     boolean not null,
    revision bigint  not null check (revision > 0)
);

-- Days that the city closed, for the calendar's words.
create table booking.venue_day (
    venue         text not null references booking.venue,
    date          date not null,
    closed_reason text not null check (length(closed_reason) between 1 and 100),
    primary key (venue, date)
);

-- Half-open window [opens_at, closes_at[n]); closes_at stands beside procedures, element for element.
create table booking.slot (
    id            bigint        generated always as identity primary key,
    venue         text          not null references booking.venue,
    date          date          not null,
    time          time          not null,
    minutes       smallint      not null check (minutes between 5 and 480),
    capacity      integer       not null check (capacity between 0 and 10000),
    booked        integer       not null default 0 check (booked >= 0),
    over          integer       not null default 0 check (over >= 0),
    version       bigint        not null default 1,
    holds_version bigint        not null default 0,
    procedures    text[]        not null,
    closes_at     timestamptz[] not null,
    opens_at      timestamptz   not null,
    plan_revision bigint        not null,
    unique (venue, date, time),
    check (cardinality(procedures) = cardinality(closes_at)),
    -- The guard of rule 1, and over means nothing but "more booked than there is room for".
    check (booked <= capacity + over),
    check (over = 0 or booked = capacity + over)
) with (fillfactor = 70);

-- A procedure's own limit within a slot; no row: no limit of its own.
create table booking.slot_share (
    slot      bigint  not null references booking.slot,
    procedure text    not null references booking.procedure,
    capacity  integer not null check (capacity between 0 and 10000),
    booked    integer not null default 0 check (booked >= 0),
    over      integer not null default 0 check (over >= 0),
    primary key (slot, procedure),
    check (booked <= capacity + over),
    check (over = 0 or booked = capacity + over)
) with (fillfactor = 70);

create table booking.applicant (
    key         bytea       primary key check (octet_length(key) = 16),
    secret_hash bytea       not null check (octet_length(secret_hash) = 16),
    procedures  text[]      not null check (cardinality(procedures) > 0),
    valid_until date,
    source      text        not null check (source in ('imported', 'issued', 'declared')),
    key_version smallint    not null,
    created_at  timestamptz not null
);

create table booking.reservation (
    number                bigint      primary key check (number between 100000000000 and 999999999999),
    applicant_key         bytea       not null check (octet_length(applicant_key) = 16),
    procedure             text        not null,
    slot                  bigint      not null references booking.slot,
    status                text        not null check (status in ('booked', 'arrived', 'done', 'not-handed-over', 'no-show', 'cancelled')),
    once                  boolean     not null,
    channel               text        not null check (channel in ('web', 'telephone', 'staff', 'import')),
    version               integer     not null check (version > 0),
    booked_at             timestamptz not null,
    language              text        check (length(language) <= 12),
    key_version           smallint    not null,
    wrapped_key           bytea       not null,
    sealed_name           bytea,
    sealed_kana           bytea,
    sealed_phone          bytea,
    sealed_email          bytea,
    sealed_note           bytea,
    sealed_reservation_id bytea,
    kana_hash             bytea,
    family_kana_hash      bytea,
    phone_hash            bytea,
    phone_last4_hash      bytea
) with (fillfactor = 90);

-- Rule 2: one live reservation for each applicant and procedure; a done pickup uses the right up.
create unique index reservation_live on booking.reservation (applicant_key, procedure)
    where status in ('booked', 'arrived') or (status = 'done' and once);
create index reservation_slot on booking.reservation (slot);
create index reservation_kana on booking.reservation (kana_hash) where kana_hash is not null;
create index reservation_family_kana on booking.reservation (family_kana_hash) where family_kana_hash is not null;
create index reservation_phone on booking.reservation (phone_hash) where phone_hash is not null;
create index reservation_phone_last4 on booking.reservation (phone_last4_hash) where phone_last4_hash is not null;

-- Rule 6: append-only; holds what the operation recorded, so that its answer can be given again.
create table booking.reservation_event (
    operation_id uuid        not null,
    line         smallint    not null default 0,
    number       bigint      not null references booking.reservation,
    version      integer     not null check (version > 0),
    kind         text        not null check (kind in ('booked', 'moved', 'contact-changed', 'cancelled', 'arrived', 'done', 'not-handed-over', 'no-show')),
    slot         bigint      not null references booking.slot,
    procedure    text        not null,
    status       text        not null,
    actor        text        not null check (length(actor) between 1 and 100),
    on_behalf    text        check (length(on_behalf) <= 100),
    channel      text        not null check (channel in ('web', 'telephone', 'staff', 'import')),
    reason       text        check (length(reason) <= 400),
    fingerprint  bytea       not null check (octet_length(fingerprint) = 16),
    at           timestamptz not null,
    primary key (operation_id, line),
    unique (number, version)
);
create index reservation_event_slot on booking.reservation_event (slot) where kind in ('booked', 'moved');

-- Rule 7: mail to be sent, written in the commit of the change that it tells of.
create table booking.notice (
    id              bigint      generated always as identity primary key,
    number          bigint      not null references booking.reservation,
    version         integer     not null,
    kind            text        not null check (kind in ('booked', 'changed', 'contact-changed', 'cancelled', 'reminder')),
    state           text        not null default 'pending' check (state in ('pending', 'sent', 'dead', 'superseded')),
    attempts        integer     not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz not null,
    last_error      text        check (length(last_error) <= 200),
    created_at      timestamptz not null,
    sent_at         timestamptz check ((state = 'sent') = (sent_at is not null)),
    unique (number, version, kind)
) with (fillfactor = 80);
create index notice_due on booking.notice (next_attempt_at, id) where state = 'pending';

-- Seats kept while somebody types; judged by the clock, one for each holder (an applicant or an operator's call).
create table booking.hold (
    id        uuid        primary key,
    slot      bigint      not null references booking.slot,
    procedure text        not null,
    holder    bytea       not null unique check (octet_length(holder) = 16),
    until     timestamptz not null,
    renewed   boolean     not null default false,
    actor     text        not null
);
create index hold_slot on booking.hold (slot);

-- Wrong sign-ins: by ID and address, by ID, by address. Counts failures only.
create table booking.sign_in_failure (
    scope         text        not null check (scope in ('id-address', 'id', 'address')),
    subject       bytea       not null check (octet_length(subject) = 16),
    failures      integer     not null check (failures > 0),
    since         timestamptz not null,
    blocked_until timestamptz,
    primary key (scope, subject)
);
