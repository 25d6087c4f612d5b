-- Staff accounts: training before they become active (P6), sessions that end on the server, second factors.
-- Column names are the mapper's own (AccountsDb in src/Api; a test compares both).

-- The third version of ASP.NET Core Identity's tables: keys of bounded length, passkeys.
alter table identity.account alter column "PhoneNumber" type varchar(256);
alter table identity.account_login alter column "LoginProvider" type varchar(128), alter column "ProviderKey" type varchar(128);
alter table identity.account_token alter column "LoginProvider" type varchar(128), alter column "Name" type varchar(128);

create table identity.passkey
(
    "CredentialId" bytea primary key,
    "UserId"       uuid not null references identity.account on delete cascade,
    "Data"         jsonb not null
);
create index "IX_passkey_UserId" on identity.passkey ("UserId");

alter table identity.account add column "DisplayName" varchar(100) not null default '';
alter table identity.account add column "CreatedAt" timestamptz not null default now();
alter table identity.account add column "MustChangePassword" boolean not null default false;
alter table identity.account add column "LockedAt" timestamptz;
alter table identity.account add column "LockReason" varchar(200);

create table identity.training
(
    "Id"         uuid primary key,
    "UserId"     uuid not null references identity.account on delete cascade,
    "TrainedOn"  date not null,
    "Content"    varchar(400) not null,
    "RecordedBy" varchar(100) not null,
    "RecordedAt" timestamptz not null
);
create index "IX_training_UserId" on identity.training ("UserId");

-- Accounts of the release before were in use: they stay so, and the record says why.
insert into identity.training ("Id", "UserId", "TrainedOn", "Content", "RecordedBy", "RecordedAt")
select gen_random_uuid(), "Id", now()::date, '記録を始める前から使っていた利用者', 'migration', now() from identity.account;

create table identity.session
(
    "Id"         uuid primary key,
    "UserId"     uuid not null references identity.account on delete cascade,
    "Client"     varchar(200) not null,
    "CreatedAt"  timestamptz not null,
    "LastUsedAt" timestamptz not null,
    "EndsAt"     timestamptz not null,
    "EndedAt"    timestamptz,
    "Limit"      varchar(40)
);
create index "IX_session_UserId" on identity.session ("UserId");

create table identity.role_policy
(
    "Role"         varchar(40) primary key,
    "SecondFactor" boolean not null
);

-- The secret is sealed under the staff ring.
create table identity.authenticator
(
    "UserId"      uuid primary key references identity.account on delete cascade,
    "Secret"      text not null,
    "ConfirmedAt" timestamptz,
    "LastStep"    bigint not null
);

create table identity.recovery_code
(
    "UserId" uuid not null references identity.account on delete cascade,
    "Hash"   bytea not null,
    "UsedAt" timestamptz,
    primary key ("UserId", "Hash")
);
