-- Whom a call is about, so that two operators who have the same person on the line hear of each other (T1). The person is the applicant's keyed hash.
create table booking.call_person (
    call   uuid        not null references booking.call,
    person bytea       not null check (octet_length(person) = 16),
    since  timestamptz not null,
    primary key (call, person)
);
create index call_person_person on booking.call_person (person);
