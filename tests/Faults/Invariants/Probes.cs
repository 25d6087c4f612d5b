using System.Net;
using Npgsql;

namespace OrleansBooking.Faults.Invariants;

/// <summary>What a drill adds to its database to see more than the tables keep: the capacity of each slot over time, and which silo wrote when.</summary>
/// <remarks>Needs <c>track_commit_timestamp</c>: commits that touch the same slot are ordered by it.</remarks>
public static class Probes
{
    private const string Schema = """
        create schema drill;
        create table drill.capacity (slot bigint not null, capacity integer not null);
        create index on drill.capacity (slot);
        insert into drill.capacity select id, capacity from booking.slot;
        create table drill.silo (address inet primary key, port integer not null);
        create table drill.batch (address inet, member boolean not null);
        create function drill.note() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
        begin
            insert into drill.batch select inet_client_addr(), exists (
                select from drill.silo s join orleans.orleansmembershiptable m on m.port = s.port and m.status in (3, 4, 5) where s.address = inet_client_addr());
            return null;
        end $$;
        create trigger drill_note after insert on booking.reservation_event for each statement execute function drill.note();
        """;

    // What is booked stays; the rest of the seats is gone at once.
    private const string CutSql = """
        with cut as (
            update booking.slot set capacity = booked, version = version + 1
            where (venue, date, time) in (select * from unnest($1, $2, $3)) and booked > 0 and over = 0 and booked < capacity
            returning id, capacity)
        insert into drill.capacity select id, capacity from cut
        """;

    private const string RestoreSql = """
        with first as (select distinct on (slot) slot, capacity from drill.capacity order by slot, capacity desc),
        restored as (
            update booking.slot s set capacity = f.capacity, version = version + 1 from first f where f.slot = s.id and s.capacity < f.capacity
            returning s.id, s.capacity)
        insert into drill.capacity select id, capacity from restored
        """;

    /// <summary>Installs them; the slots are there already.</summary>
    /// <param name="silos">From which address each silo writes, and the port that the cluster knows it by.</param>
    public static async Task Install(NpgsqlDataSource owner, IEnumerable<(IPAddress Address, int Port)> silos)
    {
        await Run(owner, Schema);
        foreach (var (address, port) in silos) await Run(owner, $"insert into drill.silo values ('{address}', {port})");
    }

    /// <summary>A plan change by hand: the slots lose the seats that are free at that moment.</summary>
    public static Task<int> CutCapacity(NpgsqlDataSource owner, IReadOnlyList<Contracts.Slots.SlotKey> slots) => Run(
        owner, CutSql, slots.Select(slot => slot.Venue).ToArray(), slots.Select(slot => slot.Date).ToArray(), slots.Select(slot => slot.Time).ToArray());

    /// <summary>Every slot has the seats again that it began with.</summary>
    public static Task<int> RestoreCapacity(NpgsqlDataSource owner) => Run(owner, RestoreSql);

    private static async Task<int> Run(NpgsqlDataSource owner, string sql, params object[] values)
    {
        await using var command = owner.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync();
    }
}
