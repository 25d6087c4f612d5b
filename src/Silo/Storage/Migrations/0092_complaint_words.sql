-- Words that whoever took a complaint or sees to it adds (T4); sealed, as what was said. And complaints are taken out like other lists.
create table booking.complaint_word (
    id          uuid        primary key,
    complaint   uuid        not null references booking.complaint,
    key_version smallint    not null,
    sealed_text bytea       not null,
    said_by     text        not null,
    said_at     timestamptz not null
);
create index complaint_word_complaint on booking.complaint_word (complaint, said_at);
create index complaint_filed on booking.complaint (filed_at);

alter table booking.export drop constraint export_kind_check;
alter table booking.export add constraint export_kind_check
    check (kind in ('reservations', 'deadline-list', 'deadline-changes', 'day-sheet', 'call-list', 'issued-ids', 'complaints'));
