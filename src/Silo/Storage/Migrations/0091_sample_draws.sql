-- A draw of samples is one operation: sent twice, it draws once.
create table booking.sample_draw (
    id        uuid        primary key,
    first_day date        not null,
    last_day  date        not null,
    wanted    integer     not null check (wanted > 0),
    drawn_by  text        not null,
    drawn_at  timestamptz not null
);
alter table booking.call_sample add column draw uuid references booking.sample_draw;
create index call_sample_draw on booking.call_sample (draw);
