-- The roles of accounts (StaffRoles in src/Contracts), so that neither a start nor the first account of a role has to make them.
insert into identity.role ("Id", "Name", "NormalizedName", "ConcurrencyStamp")
select gen_random_uuid(), name, upper(name collate "C"), gen_random_uuid()::text
from unnest(array['operator', 'manager', 'staff', 'viewer', 'administrator', 'auditor']) name
on conflict ("NormalizedName") do nothing;

-- Exports, changes of venues and of procedures keep records of their own; each is a line of the one trail too, in the same commit (P1, P5, P7).
-- Issued IDs have their line already (applicant.download-issued).
create function audit.note_export() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    insert into audit.entry (at, actor, action, reason, detail) values (new.at, new.actor, 'export.' || new.kind, new.reason, nullif(new.filter, ''));
    return null;
end $$;
create trigger audit_trail after insert on booking.export for each row when (new.kind <> 'issued-ids') execute function audit.note_export();

create function audit.note_schedule_change() returns trigger language plpgsql set search_path = pg_catalog as $$
declare
    v_detail text := concat_ws(' ', new.edit->>'$type', 'revision ' || new.revision);
begin
    if tg_op = 'INSERT' then
        insert into audit.entry (at, actor, action, subject, reason, detail)
        values (new.at, new.author, case new.state when 'pending' then 'schedule.propose' else 'schedule.change' end, new.venue, new.reason, v_detail);
    elsif new.state <> old.state then
        insert into audit.entry (at, actor, action, subject, reason, detail)
        values (coalesce(new.decided_at, new.at), coalesce(new.decider, new.author),
            case new.state when 'refused' then 'schedule.refuse' else 'schedule.approve' end, new.venue, new.decision_reason, v_detail);
    end if;
    return null;
end $$;
create trigger audit_trail after insert or update of state on booking.schedule_change for each row execute function audit.note_schedule_change();

create function audit.note_procedure_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
    insert into audit.entry (at, actor, action, subject, reason, detail)
    values (new.at, new.author, 'procedure.change', new.procedure, new.reason, 'revision ' || new.revision);
    return null;
end $$;
create trigger audit_trail after insert on booking.procedure_change for each row execute function audit.note_procedure_change();

-- What was there before this version, once.
insert into audit.entry (at, actor, action, subject, reason, detail)
select at, actor, action, subject, reason, detail
from (
    select at, actor, 'export.' || kind, null, reason, nullif(filter, '') from booking.export where kind <> 'issued-ids'
    union all
    select at, author, case state when 'applied' then 'schedule.change' else 'schedule.propose' end, venue, reason,
        concat_ws(' ', edit->>'$type', 'revision ' || revision)
    from booking.schedule_change
    union all
    select decided_at, decider, case state when 'refused' then 'schedule.refuse' else 'schedule.approve' end, venue, decision_reason, edit->>'$type'
    from booking.schedule_change where decider is not null
    union all
    select at, author, 'procedure.change', procedure, reason, 'revision ' || revision from booking.procedure_change
) as old (at, actor, action, subject, reason, detail)
order by at;
