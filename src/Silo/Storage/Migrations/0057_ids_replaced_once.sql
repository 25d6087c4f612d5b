-- Of all who replace one reservation ID at once, one succeeds (M1): who replaces it holds back the bookings for a moment, see IdReissuer.

-- Until when a revoked ID was valid: the one that replaces it is valid as long. Those revoked before this migration had no end on record.
alter table booking.applicant add column ended_on date;

create index applicant_reissue_replaced on booking.applicant_reissue (replaced);

-- As import_applicants_v1, and a line whose ID was taken back is rejected as such: it would have counted as accepted, and changed nothing.
create function booking.import_applicants_v2(
    p_import uuid, p_claim uuid, p_now timestamptz, p_until timestamptz, p_key_version smallint, p_after bigint, p_last bigint,
    p_line bigint[], p_subject bytea[], p_content bytea[], p_key bytea[], p_secret bytea[], p_procedures text[], p_valid_until date[], p_issued bytea[],
    p_rejected_line bigint[], p_rejected_reason text[])
returns boolean
language plpgsql
set search_path = booking, pg_catalog
as $$
declare
    v_revoked integer[];
    v_kept    integer[];
begin
    v_revoked := array(
        select u.i from unnest(p_key) with ordinality as u (key, i)
        join applicant a on a.key = u.key and a.revoked_at is not null
        where exists (select 1 from applicant_import m where m.id = p_import and m.kind = 'import') order by u.i);
    if cardinality(v_revoked) = 0 then
        return import_applicants_v1(p_import, p_claim, p_now, p_until, p_key_version, p_after, p_last,
            p_line, p_subject, p_content, p_key, p_secret, p_procedures, p_valid_until, p_issued, p_rejected_line, p_rejected_reason);
    end if;

    v_kept := array(select i from generate_subscripts(p_key, 1) as i where i <> all (v_revoked) order by i);
    return import_applicants_v1(p_import, p_claim, p_now, p_until, p_key_version, p_after, p_last,
        array(select p_line[i] from unnest(v_kept) as i order by i), array(select p_subject[i] from unnest(v_kept) as i order by i),
        array(select p_content[i] from unnest(v_kept) as i order by i), array(select p_key[i] from unnest(v_kept) as i order by i),
        array(select p_secret[i] from unnest(v_kept) as i order by i), array(select p_procedures[i] from unnest(v_kept) as i order by i),
        array(select p_valid_until[i] from unnest(v_kept) as i order by i), array(select p_issued[i] from unnest(v_kept) as i order by i),
        p_rejected_line || array(select p_line[i] from unnest(v_revoked) as i order by i),
        p_rejected_reason || array(select 'revoked' from unnest(v_revoked)));
end $$;

-- Nor does taking back "not handed over" or "no-show" give the old ID a reservation again: the person may have booked with the new one. The ledger answers as if
-- that were known, for that it catches this error.
create function booking.keep_replaced() returns trigger language plpgsql as $$
begin
    if exists (select 1 from booking.applicant_reissue x where x.replaced = new.applicant_key) then
        raise exception 'the reservation ID was replaced' using errcode = 'unique_violation';
    end if;
    return new;
end $$;
create trigger keep_replaced before update of status on booking.reservation for each row
    when (old.status in ('not-handed-over', 'no-show') and new.status in ('booked', 'arrived', 'done')) execute function booking.keep_replaced();
