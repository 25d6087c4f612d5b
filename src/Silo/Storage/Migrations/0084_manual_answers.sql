-- "Was this right?": what operators say of a page that they used (T9).
create table booking.manual_answer (
    id        uuid        primary key,
    manual    text        not null,
    revision  integer     not null,
    was_right boolean     not null,
    note      text        check (length(note) <= 400),
    said_by   text        not null,
    said_at   timestamptz not null,
    foreign key (manual, revision) references booking.manual_revision
);
create index manual_answer_manual on booking.manual_answer (manual, said_at);
