-- The schemas and who may work in them.
-- The owner runs the migrations. booking_silo works in orleans and booking, booking_identity in identity.
-- Both roles are optional: with one connection for everything there is nothing to grant. Default privileges cover what
-- later scripts create; a later script may take a right away again (an append-only table revokes update and delete).
create schema orleans;
create schema booking;
create schema identity;

do $$
declare
    work_in text;
begin
    if exists (select from pg_roles where rolname = 'booking_silo') then
        foreach work_in in array array['orleans', 'booking'] loop
            execute format('grant usage on schema %I to booking_silo', work_in);
            execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to booking_silo', work_in);
            execute format('alter default privileges in schema %I grant usage, select on sequences to booking_silo', work_in);
            execute format('alter default privileges in schema %I grant execute on functions to booking_silo', work_in);
        end loop;
        -- The silo verifies at start that every script is applied.
        grant usage on schema booking_migrations to booking_silo;
        grant select on all tables in schema booking_migrations to booking_silo;
        alter default privileges in schema booking_migrations grant select on tables to booking_silo;
    end if;

    if exists (select from pg_roles where rolname = 'booking_identity') then
        grant usage on schema identity to booking_identity;
        alter default privileges in schema identity grant select, insert, update, delete on tables to booking_identity;
        alter default privileges in schema identity grant usage, select on sequences to booking_identity;
        alter default privileges in schema identity grant execute on functions to booking_identity;
    end if;
end
$$;
