-- Every revision of a procedure with who, when and why.
create table booking.procedure_change (
    procedure  text        not null references booking.procedure,
    revision   bigint      not null check (revision > 0),
    definition jsonb       not null,
    author     text        not null check (length(author) between 1 and 100),
    at         timestamptz not null,
    reason     text        check (length(reason) <= 400),
    primary key (procedure, revision)
);
