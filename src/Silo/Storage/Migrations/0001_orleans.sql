-- What the ADO.NET providers of Orleans 10.4 work with: cluster membership, grain storage, reminders.
-- The providers read their statements from orleansquery and bind parameters by name; tables and functions behind
-- the statements are ours. Every function that decides a race answers with exactly one row.

create table orleans.orleansquery
(
    querykey  varchar(64)   primary key,
    querytext varchar(8000) not null
);

-- Membership -----------------------------------------------------------------------------------------------------

create table orleans.orleansmembershipversiontable
(
    deploymentid text        primary key,
    "timestamp"  timestamptz not null default now(),
    version      integer     not null default 0
);

create table orleans.orleansmembershiptable
(
    deploymentid text        not null references orleans.orleansmembershipversiontable,
    address      text        not null,
    port         integer     not null,
    generation   integer     not null,
    siloname     text        not null,
    hostname     text        not null,
    status       integer     not null,
    proxyport    integer     not null,
    suspecttimes text,
    starttime    timestamptz not null,
    iamalivetime timestamptz not null,
    primary key (deploymentid, address, port, generation)
);

create function orleans.insert_membership_version(p_deployment text) returns integer
language sql as
$$
    with added as (
        insert into orleans.orleansmembershipversiontable (deploymentid) values (p_deployment)
        on conflict do nothing
        returning 1)
    select count(*)::integer from added;
$$;

-- The row of the table's version is locked first: who holds it is alone, and a stale version ends the attempt.
create function orleans.insert_membership(
    p_deployment text, p_address text, p_port integer, p_generation integer, p_silo_name text, p_host_name text,
    p_status integer, p_proxy_port integer, p_start_time timestamptz, p_alive_time timestamptz, p_version integer)
returns integer
language plpgsql as
$$
begin
    perform from orleans.orleansmembershipversiontable
        where deploymentid = p_deployment and version = p_version
        for update;
    if not found then
        return 0;
    end if;

    insert into orleans.orleansmembershiptable
        (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
    values
        (p_deployment, p_address, p_port, p_generation, p_silo_name, p_host_name, p_status, p_proxy_port, p_start_time, p_alive_time)
    on conflict do nothing;
    if not found then
        return 0;
    end if;

    update orleans.orleansmembershipversiontable
        set version = version + 1, "timestamp" = now()
        where deploymentid = p_deployment;
    return 1;
end
$$;

create function orleans.update_membership(
    p_deployment text, p_address text, p_port integer, p_generation integer,
    p_status integer, p_suspect_times text, p_alive_time timestamptz, p_version integer)
returns integer
language plpgsql as
$$
begin
    perform from orleans.orleansmembershipversiontable
        where deploymentid = p_deployment and version = p_version
        for update;
    if not found then
        return 0;
    end if;

    update orleans.orleansmembershiptable
        set status = p_status, suspecttimes = p_suspect_times, iamalivetime = greatest(iamalivetime, p_alive_time)
        where deploymentid = p_deployment and address = p_address and port = p_port and generation = p_generation;
    if not found then
        return 0;
    end if;

    update orleans.orleansmembershipversiontable
        set version = version + 1, "timestamp" = now()
        where deploymentid = p_deployment;
    return 1;
end
$$;

-- Grain storage --------------------------------------------------------------------------------------------------

create table orleans.orleansstorage
(
    serviceid              text        not null,
    grainidhash            integer     not null,
    grainidn0              bigint      not null,
    grainidn1              bigint      not null,
    graintypehash          integer     not null,
    graintypestring        text        not null,
    grainidextensionstring text,
    payloadbinary          bytea,
    modifiedon             timestamptz not null default now(),
    version                integer     not null
);

-- Two first writers of one grain must not both succeed: the whole key is unique, a missing text part counting as a value.
create unique index orleansstorage_key on orleans.orleansstorage
    (serviceid, grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring)
    nulls not distinct;

-- Answers with the new version, or with the version that was handed in when the race was lost, which the provider
-- takes for the conflict that it is.
create function orleans.write_storage(
    p_id_hash integer, p_n0 bigint, p_n1 bigint, p_type_hash integer, p_type text, p_extension text,
    p_service text, p_version integer, p_payload bytea)
returns integer
language plpgsql as
$$
declare
    written integer;
begin
    if p_version is null then
        insert into orleans.orleansstorage
            (serviceid, grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, payloadbinary, version)
        values
            (p_service, p_id_hash, p_n0, p_n1, p_type_hash, p_type, p_extension, p_payload, 1)
        on conflict do nothing
        returning version into written;
    else
        update orleans.orleansstorage
            set payloadbinary = p_payload, version = version + 1, modifiedon = now()
            where serviceid = p_service and grainidhash = p_id_hash and grainidn0 = p_n0 and grainidn1 = p_n1
              and graintypehash = p_type_hash and graintypestring = p_type
              and grainidextensionstring is not distinct from p_extension
              and version = p_version
            returning version into written;
    end if;
    return coalesce(written, p_version);
end
$$;

-- The row stays, empty, so that its version keeps rising.
create function orleans.clear_storage(
    p_id_hash integer, p_n0 bigint, p_n1 bigint, p_type_hash integer, p_type text, p_extension text,
    p_service text, p_version integer)
returns integer
language plpgsql as
$$
declare
    written integer;
begin
    update orleans.orleansstorage
        set payloadbinary = null, version = version + 1, modifiedon = now()
        where serviceid = p_service and grainidhash = p_id_hash and grainidn0 = p_n0 and grainidn1 = p_n1
          and graintypehash = p_type_hash and graintypestring = p_type
          and grainidextensionstring is not distinct from p_extension
          and version = p_version
        returning version into written;
    return coalesce(written, p_version);
end
$$;

create function orleans.delete_storage(
    p_id_hash integer, p_n0 bigint, p_n1 bigint, p_type_hash integer, p_type text, p_extension text,
    p_service text, p_version integer)
returns integer
language plpgsql as
$$
declare
    deleted integer;
begin
    delete from orleans.orleansstorage
        where serviceid = p_service and grainidhash = p_id_hash and grainidn0 = p_n0 and grainidn1 = p_n1
          and graintypehash = p_type_hash and graintypestring = p_type
          and grainidextensionstring is not distinct from p_extension
          and version = p_version
        returning version + 1 into deleted;
    return coalesce(deleted, p_version);
end
$$;

-- Reminders ------------------------------------------------------------------------------------------------------
-- Not used by this product; kept so that the contract is whole.

create table orleans.orleansreminderstable
(
    serviceid    text        not null,
    grainid      text        not null,
    remindername text        not null,
    starttime    timestamptz not null,
    period       bigint      not null,
    grainhash    integer     not null,
    version      integer     not null,
    primary key (serviceid, grainid, remindername)
);

create index orleansreminderstable_hash on orleans.orleansreminderstable (serviceid, grainhash);

create function orleans.upsert_reminder(
    p_service text, p_grain text, p_name text, p_start_time timestamptz, p_period bigint, p_hash integer)
returns integer
language sql as
$$
    insert into orleans.orleansreminderstable as known
        (serviceid, grainid, remindername, starttime, period, grainhash, version)
    values
        (p_service, p_grain, p_name, p_start_time, p_period, p_hash, 0)
    on conflict (serviceid, grainid, remindername) do update
        set starttime = excluded.starttime, period = excluded.period, grainhash = excluded.grainhash,
            version = known.version + 1
    returning version;
$$;

create function orleans.delete_reminder(p_service text, p_grain text, p_name text, p_version integer) returns integer
language sql as
$$
    with gone as (
        delete from orleans.orleansreminderstable
            where serviceid = p_service and grainid = p_grain and remindername = p_name and version = p_version
            returning 1)
    select count(*)::integer from gone;
$$;

-- The statements -------------------------------------------------------------------------------------------------

insert into orleans.orleansquery (querykey, querytext) values
('InsertMembershipVersionKey', 'select orleans.insert_membership_version(@DeploymentId)'),
('InsertMembershipKey', 'select orleans.insert_membership(@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime, @Version)'),
('UpdateMembershipKey', 'select orleans.update_membership(@DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime, @Version)'),
('UpdateIAmAlivetimeKey', '
update orleans.orleansmembershiptable set iamalivetime = @IAmAliveTime
where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation'),
('MembershipReadRowKey', '
select v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport,
       m.suspecttimes, m.starttime, m.iamalivetime, v.version
from orleans.orleansmembershipversiontable v
left join orleans.orleansmembershiptable m
    on m.deploymentid = v.deploymentid and m.address = @Address and m.port = @Port and m.generation = @Generation
where v.deploymentid = @DeploymentId'),
('MembershipReadAllKey', '
select v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport,
       m.suspecttimes, m.starttime, m.iamalivetime, v.version
from orleans.orleansmembershipversiontable v
left join orleans.orleansmembershiptable m on m.deploymentid = v.deploymentid
where v.deploymentid = @DeploymentId'),
('GatewaysQueryKey', '
select address, proxyport, generation
from orleans.orleansmembershiptable
where deploymentid = @DeploymentId and status = @Status and proxyport > 0'),
('DeleteMembershipTableEntriesKey', '
delete from orleans.orleansmembershiptable where deploymentid = @DeploymentId;
delete from orleans.orleansmembershipversiontable where deploymentid = @DeploymentId'),
('CleanupDefunctSiloEntriesKey', '
delete from orleans.orleansmembershiptable
where deploymentid = @DeploymentId and iamalivetime < @IAmAliveTime and status <> 3'),
-- Removes one dead silo, and only as it was read.
('CleanupDefunctSiloEntryKey', '
delete from orleans.orleansmembershiptable
where deploymentid = @DeploymentId and address = @Address and port = @Port and generation = @Generation and status = 6
  and starttime = @StartTime and iamalivetime = @IAmAliveTime
  and coalesce(suspecttimes, '''') = coalesce(@SuspectTimes, '''')'),

('ReadFromStorageKey', '
select payloadbinary as "PayloadBinary", now() at time zone ''utc'' as "ReadAt", version as "Version"
from orleans.orleansstorage
where serviceid = @ServiceId and grainidhash = @GrainIdHash and grainidn0 = @GrainIdN0 and grainidn1 = @GrainIdN1
  and graintypehash = @GrainTypeHash and graintypestring = @GrainTypeString
  and grainidextensionstring is not distinct from @GrainIdExtensionString'),
('WriteToStorageKey', 'select orleans.write_storage(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @GrainStateVersion, @PayloadBinary) as "NewGrainStateVersion"'),
('ClearStorageKey', 'select orleans.clear_storage(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @GrainStateVersion) as "NewGrainStateVersion"'),
('DeleteStorageKey', 'select orleans.delete_storage(@GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, @GrainIdExtensionString, @ServiceId, @GrainStateVersion) as "NewGrainStateVersion"'),

('UpsertReminderRowKey', 'select orleans.upsert_reminder(@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash) as version'),
('ReadReminderRowKey', '
select grainid, remindername, starttime, period, version
from orleans.orleansreminderstable
where serviceid = @ServiceId and grainid = @GrainId and remindername = @ReminderName'),
('ReadReminderRowsKey', '
select grainid, remindername, starttime, period, version
from orleans.orleansreminderstable
where serviceid = @ServiceId and grainid = @GrainId'),
('ReadRangeRows1Key', '
select grainid, remindername, starttime, period, version
from orleans.orleansreminderstable
where serviceid = @ServiceId and grainhash > @BeginHash and grainhash <= @EndHash'),
('ReadRangeRows2Key', '
select grainid, remindername, starttime, period, version
from orleans.orleansreminderstable
where serviceid = @ServiceId and (grainhash > @BeginHash or grainhash <= @EndHash)'),
('DeleteReminderRowKey', 'select orleans.delete_reminder(@ServiceId, @GrainId, @ReminderName, @Version)'),
('DeleteReminderRowsKey', 'delete from orleans.orleansreminderstable where serviceid = @ServiceId');

-- The silo reads its statements and changes none.
do $$
begin
    if exists (select from pg_roles where rolname = 'booking_silo') then
        revoke insert, update, delete on orleans.orleansquery from booking_silo;
    end if;
end
$$;
