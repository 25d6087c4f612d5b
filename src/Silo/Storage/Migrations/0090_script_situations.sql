-- Script lines for a venue, an age and who comes (T2); '' means every one of its kind. Of the lines that fit, one that the city has approved
-- goes before a draft, and then the most particular one. A line keeps every text that it had: script_line has the one that is read.
alter table booking.script_line drop constraint script_line_pkey;
alter table booking.script_line
    add column id uuid not null default gen_random_uuid() primary key,
    add column venue text not null default '',
    add column age text not null default '' check (age in ('', 'adult', 'child')),
    add column visitor text not null default '' check (visitor in ('', 'self', 'agent')),
    add constraint script_line_situation unique (step, language, procedure, venue, age, visitor);

create table booking.script_revision (
    line        uuid        not null references booking.script_line on delete cascade,
    revision    integer     not null check (revision > 0),
    text        text        not null check (length(text) between 1 and 1000),
    written_by  text        not null,
    written_at  timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    primary key (line, revision),
    check ((approved_by is null) = (approved_at is null))
);

insert into booking.script_revision (line, revision, text, written_by, written_at, approved_by, approved_at)
select id, 1, text, 'release', now(), case when review = 'approved' then 'release' end, case when review = 'approved' then now() end
from booking.script_line;

insert into booking.script_line (step, language, visitor, procedure, text, review) values
    ('bring', 'ja', 'agent', '', '代わりの方にお持ちいただくものは、{bring}です。', 'draft'),
    ('bring', 'en', 'agent', '', 'The person who comes for you needs to bring: {bring}.', 'draft');
insert into booking.script_line (step, language, age, procedure, text, review) values
    ('bring', 'ja', 'child', '', 'お子さまと、親などの法定代理人の方がいっしょにお越しください。お持ちいただくものは、{bring}です。', 'draft');
insert into booking.script_revision (line, revision, text, written_by, written_at)
select id, 1, text, 'release', now() from booking.script_line where age <> '' or visitor <> '';
