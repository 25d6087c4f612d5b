using Npgsql;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Procedures;

/// <summary>The rules of procedures that the ledger's statement checks.</summary>
public sealed class ProcedureStore(BookingDatabase database)
{
    /// <summary>Idempotent by revision; an older one changes nothing.</summary>
    public async Task Apply(ProcedureDefinition procedure, long revision)
    {
        await using var command = database.Reads.CreateCommand(
            """
            insert into procedure (id, needs_id, once, revision) values ($1, $2, $3, $4)
            on conflict (id) do update set needs_id = excluded.needs_id, once = excluded.once, revision = excluded.revision
            where procedure.revision <= excluded.revision
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = procedure.Id });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = procedure.NeedsReservationId });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = procedure.Once });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = revision });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ids of all procedures.</summary>
    public async Task<IReadOnlyList<string>> Procedures()
    {
        var ids = new List<string>();
        await using var command = database.Reads.CreateCommand("select id from procedure order by id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) ids.Add(reader.GetString(0));
        return ids;
    }
}
