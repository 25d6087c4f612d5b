-- Unmet demand: how often somebody looked at what is free, and what came of it within half an hour. Numbers alone, nobody's data.
create table booking.demand (
    -- Empty: at all venues at once.
    venue           text     not null,
    date            date     not null,
    hour            smallint not null check (hour between 0 and 23),
    channel         text     not null check (channel in ('web', 'telephone', 'staff')),
    looked          bigint   not null check (looked >= 0),
    nothing_free    bigint   not null check (nothing_free >= 0),
    taken_here      bigint   not null check (taken_here >= 0),
    taken_elsewhere bigint   not null check (taken_elsewhere >= 0),
    primary key (date, venue, hour, channel)
);

-- What a node sent, so that a repeat after a lost answer adds nothing; kept for a day.
create table booking.demand_batch (
    id uuid        primary key,
    at timestamptz not null
);
