-- Which file an upload was decided on, as a keyed hash: the same Idempotency-Key with another file is a mismatch.
alter table booking.applicant_import add column fingerprint bytea check (octet_length(fingerprint) = 16);
