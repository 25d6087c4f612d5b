-- Imports of applicants (D1), their sealed uploads (P7), issued IDs for the mail merge, limits of declared tickets, look-ups of the desk.

-- The desk and the search find an applicant's reservations, the finished ones too; reservation_live knows only live ones.
create index reservation_applicant on booking.reservation (applicant_key);
-- Lists in their order, without sorting everything for each page.
create index slot_in_order on booking.slot (date, time, venue);

-- Tickets without reservation ID are limited by address, lest one caller hold every seat under made-up names.
alter table booking.sign_in_failure drop constraint sign_in_failure_scope_check;
alter table booking.sign_in_failure add constraint sign_in_failure_scope_check check (scope in ('id-address', 'id', 'address', 'declared'));

-- Counts a declared ticket: 60 an hour by address. The answer is the end of the block, or null if the ticket may be given.
create function booking.declare_v1(p_now timestamptz, p_address bytea) returns timestamptz
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    f booking.sign_in_failure;
begin
    insert into sign_in_failure as x (scope, subject, failures, since) values ('declared', p_address, 1, p_now)
    on conflict (scope, subject) do update set
        failures = case when x.since < p_now - interval '1 hour' then 1 else least(x.failures + 1, 61) end,
        since = case when x.since < p_now - interval '1 hour' then p_now else x.since end
    returning * into f;
    return case when f.failures > 60 then f.since + interval '1 hour' end;
end $$;

create table booking.applicant_import (
    id            uuid        primary key,
    kind          text        not null check (kind in ('import', 'issue')),
    state         text        not null default 'receiving' check (state in ('receiving', 'running', 'done', 'refused')),
    started_by    text        not null check (length(started_by) between 1 and 100),
    key_version   smallint    not null,
    -- The import's data key under the master key; gone when nothing sealed under it is needed any more.
    wrapped_key   bytea,
    encoding      text        check (encoding in ('utf-8', 'cp932')),
    refusal       jsonb,
    read          bigint      not null default 0 check (read = accepted + unchanged + rejected),
    accepted      bigint      not null default 0,
    unchanged     bigint      not null default 0,
    rejected      bigint      not null default 0,
    -- The last line of the file that is dealt with; work goes on behind it.
    last_line     bigint      not null default 1,
    claim         uuid,
    claimed_until timestamptz,
    created_at    timestamptz not null,
    finished_at   timestamptz,
    check ((state in ('done', 'refused')) = (finished_at is not null)),
    check ((state = 'refused') = (refusal is not null))
);
create index applicant_import_open on booking.applicant_import (created_at) where state in ('receiving', 'running');

create table booking.applicant_import_chunk (
    import uuid    not null references booking.applicant_import,
    index  integer not null check (index >= 0),
    sealed bytea   not null,
    primary key (import, index)
);

-- What the file had so far, to tell a repeated line from a conflicting one; emptied when the import is done.
create table booking.applicant_import_seen (
    import  uuid  not null references booking.applicant_import,
    subject bytea not null check (octet_length(subject) = 16),
    content bytea not null check (octet_length(content) = 16),
    primary key (import, subject)
);

create table booking.applicant_import_rejection (
    import uuid   not null references booking.applicant_import,
    line   bigint not null,
    reason text   not null check (length(reason) between 1 and 40),
    primary key (import, line)
);

-- Reference and reservation ID, sealed, until they are erased (P7).
create table booking.applicant_import_issued (
    import uuid   not null references booking.applicant_import,
    line   bigint not null,
    sealed bytea  not null,
    primary key (import, line)
);

-- Stores one batch of lines and the progress behind it, both or neither.
-- Good lines come with subject (applicant key, or hash of the reference) and content (hash of everything that the line says).
-- Out: false when the caller has lost its claim and must stop; nothing was stored.
-- Error OB002: an issued ID exists already; nothing was stored, draw others.
create function booking.import_applicants_v1(
    p_import uuid, p_claim uuid, p_now timestamptz, p_until timestamptz, p_key_version smallint, p_after bigint, p_last bigint,
    p_line bigint[], p_subject bytea[], p_content bytea[], p_key bytea[], p_secret bytea[], p_procedures text[], p_valid_until date[], p_issued bytea[],
    p_rejected_line bigint[], p_rejected_reason text[])
returns boolean
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    v_import   booking.applicant_import;
    v_fresh    bigint[];
    v_conflict bigint[];
    v_stored   bigint;
    v_rejected bigint;
begin
    select * into v_import from applicant_import i
    where i.id = p_import and i.claim = p_claim and i.state = 'running' and i.last_line = p_after for update;
    if not found then return false; end if;

    -- The first line of each subject counts; a later one is a repeat or a conflict.
    with lines as (
        select u.line, u.subject, u.content from unnest(p_line, p_subject, p_content) as u (line, subject, content)
    ), fresh as (
        insert into applicant_import_seen (import, subject, content)
        select distinct on (l.subject) p_import, l.subject, l.content from lines l order by l.subject, l.line
        on conflict (import, subject) do nothing
        returning subject
    )
    select array_agg(f.line) into v_fresh from (
        select distinct on (l.subject) l.line, l.subject from lines l join fresh using (subject) order by l.subject, l.line) f;
    v_conflict := array(
        select u.line from unnest(p_line, p_subject, p_content) as u (line, subject, content)
        join applicant_import_seen s on s.import = p_import and s.subject = u.subject
        where s.content <> u.content);

    insert into applicant as a (key, secret_hash, procedures, valid_until, source, key_version, created_at)
    select u.key, u.secret, string_to_array(u.procedures, ','), u.valid_until,
        case v_import.kind when 'issue' then 'issued' else 'imported' end, p_key_version, p_now
    from unnest(p_line, p_key, p_secret, p_procedures, p_valid_until) as u (line, key, secret, procedures, valid_until)
    where u.line = any (v_fresh)
    order by u.key
    on conflict (key) do update set
        secret_hash = excluded.secret_hash, procedures = excluded.procedures, valid_until = excluded.valid_until, key_version = excluded.key_version
    where v_import.kind = 'import'
        and (a.secret_hash, a.procedures, a.valid_until) is distinct from (excluded.secret_hash, excluded.procedures, excluded.valid_until);
    get diagnostics v_stored = row_count;

    if v_import.kind = 'issue' then
        if v_stored < coalesce(cardinality(v_fresh), 0) then raise exception 'an issued ID exists already' using errcode = 'OB002'; end if;
        insert into applicant_import_issued (import, line, sealed)
        select p_import, u.line, u.sealed from unnest(p_line, p_issued) as u (line, sealed) where u.line = any (v_fresh);
    end if;

    insert into applicant_import_rejection (import, line, reason)
    select p_import, u.line, u.reason from unnest(p_rejected_line, p_rejected_reason) as u (line, reason)
    union all
    select p_import, c.line, 'conflicting' from unnest(v_conflict) as c (line);
    get diagnostics v_rejected = row_count;

    update applicant_import set
        read = read + cardinality(p_line) + cardinality(p_rejected_line),
        accepted = accepted + v_stored,
        rejected = rejected + v_rejected,
        unchanged = unchanged + cardinality(p_line) - v_stored - cardinality(v_conflict),
        last_line = p_last, claimed_until = p_until
    where id = p_import;
    return true;
end $$;
