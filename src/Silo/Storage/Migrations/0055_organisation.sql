-- Who is who at the centre and the city (A6, T10): each change is a revision of the whole, and stays readable.
create table booking.organisation_revision (
    revision   integer     primary key check (revision > 0),
    content    jsonb       not null,
    changed_by text        not null,
    changed_at timestamptz not null
);

-- What the city's side has still to finish (A5): never without an owner.
create table booking.city_case (
    id         uuid        primary key,
    number     bigint      generated always as identity unique,
    title      text        not null check (length(title) between 1 and 200),
    owner      text        not null check (length(owner) between 1 and 100),
    due        date,
    opened_by  text        not null,
    opened_at  timestamptz not null,
    result     text        check (length(result) <= 1000),
    closed_by  text,
    closed_at  timestamptz,
    check ((closed_by is null) = (closed_at is null)),
    check (closed_at is null or length(trim(coalesce(result, ''))) > 0)
);
create index city_case_open on booking.city_case (due nulls last, number) where closed_at is null;
