-- Reservation IDs that were taken back or replaced (D1). Everything that checks an applicant looks at valid_until: a revoked one ended long ago.
alter table booking.applicant add column revoked_at timestamptz;
alter table booking.applicant add column revoke_reason text check (length(revoke_reason) between 1 and 200);
alter table booking.applicant add constraint applicant_revoked_check
    check ((revoked_at is null) = (revoke_reason is null) and (revoked_at is null or valid_until = date '1970-01-01'));

-- A later import of the same file must not bring a revoked ID back.
create function booking.keep_revoked() returns trigger language plpgsql as $$
begin
    new.valid_until := old.valid_until;
    return new;
end $$;
create trigger keep_revoked before update on booking.applicant for each row when (old.revoked_at is not null) execute function booking.keep_revoked();

-- The ID that replaces another one, sealed until it is erased, so that a repeated operation hears the same.
create table booking.applicant_reissue (
    operation   uuid        primary key,
    fingerprint bytea       not null check (octet_length(fingerprint) = 16),
    replaced    bytea       not null,
    key_version smallint    not null,
    sealed      bytea,
    at          timestamptz not null
);
