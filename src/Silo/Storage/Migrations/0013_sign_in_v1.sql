-- How long failures of a scope are counted together.
create function booking.sign_in_window_v1(p_scope text) returns interval language sql immutable
    return case p_scope when 'id-address' then interval '15 minutes' when 'id' then interval '1 day' else interval '1 hour' end;

-- Checks an applicant's birthday and counts failures, in one statement with one shape of work for every outcome.
-- Limits: by ID and address 5 wrong ones, then 15 minutes; by ID 20 a day; by address 30 an hour. Failures only.
-- p_id_address and p_address are null on staff channels, where only the limit by ID holds.
create function booking.sign_in_v1(
    p_now timestamptz, p_key bytea, p_secret bytea, p_id_address bytea, p_address bytea,
    out accepted boolean, out procedures text[], out blocked_until timestamptz)
language plpgsql
set search_path = booking, pg_catalog
as $$
begin
    blocked_until := (
        select max(f.blocked_until) from sign_in_failure f
        where (f.scope, f.subject) in (('id', p_key), ('id-address', p_id_address), ('address', p_address)) and f.blocked_until > p_now);
    select a.procedures into procedures from applicant a
    where a.key = p_key and a.secret_hash = p_secret
        and (a.valid_until is null or a.valid_until >= (p_now at time zone 'Asia/Tokyo')::date);
    accepted := blocked_until is null and procedures is not null;
    if accepted then return; end if;

    procedures := null;
    if blocked_until is not null then return; end if;
    insert into sign_in_failure as f (scope, subject, failures, since)
    select l.scope, l.subject, 1, p_now
    from (values ('address', p_address), ('id', p_key), ('id-address', p_id_address)) as l (scope, subject)
    where l.subject is not null
    on conflict (scope, subject) do update set
        failures = case when f.since < p_now - sign_in_window_v1(f.scope) then 1 else f.failures + 1 end,
        since = case when f.since < p_now - sign_in_window_v1(f.scope) then p_now else f.since end,
        blocked_until = case when f.since >= p_now - sign_in_window_v1(f.scope) and f.failures + 1 >= (case f.scope when 'id-address' then 5 when 'id' then 20 else 30 end)
            then case f.scope when 'id-address' then p_now + interval '15 minutes' else f.since + sign_in_window_v1(f.scope) end
            else f.blocked_until end;
    blocked_until := (
        select max(f.blocked_until) from sign_in_failure f
        where (f.scope, f.subject) in (('id', p_key), ('id-address', p_id_address), ('address', p_address)) and f.blocked_until > p_now);
end $$;
