-- A day that was closed at once may be opened again; and call lists and made reservation IDs are taken out like other lists.
alter table booking.closing add column reopened_by text check (length(reopened_by) between 1 and 100);
alter table booking.closing add column reopened_at timestamptz;
alter table booking.closing add constraint closing_reopened check ((reopened_by is null) = (reopened_at is null));

alter table booking.export drop constraint export_kind_check;
alter table booking.export add constraint export_kind_check
    check (kind in ('reservations', 'deadline-list', 'deadline-changes', 'day-sheet', 'call-list', 'issued-ids'));
