-- The lists that the city gets by a deadline for each venue (§9(2)④(イ), M2): frozen once, the same for ever, with what changed later beside them.

-- No row: the day before at 17:00, announced to nobody.
create table booking.list_deadline (
    venue       text        primary key references booking.venue,
    days_before smallint    not null check (days_before between 0 and 31),
    at          time        not null,
    mail_to     text        check (length(mail_to) <= 254),
    revision    integer     not null check (revision > 0),
    actor       text        not null check (length(actor) between 1 and 100),
    changed_at  timestamptz not null
);

-- The rows are sealed: they carry reservation IDs and names (P1).
create table booking.deadline_list (
    venue           text        not null references booking.venue,
    date            date        not null,
    deadline_at     timestamptz not null,
    frozen_at       timestamptz not null,
    people          integer     not null check (people >= 0),
    key_version     smallint    not null,
    wrapped_key     bytea       not null,
    sealed_rows     bytea       not null,
    announced_at    timestamptz,
    attempts        integer     not null default 0 check (attempts >= 0),
    next_attempt_at timestamptz not null,
    primary key (venue, date)
);
create index deadline_list_due on booking.deadline_list (next_attempt_at) where announced_at is null;

-- The instant until which changes go into the list of a date.
create function booking.list_deadline_v1(p_venue text, p_date date) returns timestamptz
language sql stable
set search_path = booking, pg_catalog
as $$
    select (p_date - coalesce(d.days_before, 1) + coalesce(d.at, time '17:00')) at time zone 'Asia/Tokyo'
    from venue v left join list_deadline d on d.venue = v.id where v.id = p_venue
$$;

-- What is frozen stays: the running system may note that it was announced, and erase it at the end of its time.
do $$
begin
    if exists (select 1 from pg_roles where rolname = 'booking_silo') then
        revoke update, truncate on booking.deadline_list from booking_silo;
        grant update (announced_at, attempts, next_attempt_at) on booking.deadline_list to booking_silo;
    end if;
end $$;
