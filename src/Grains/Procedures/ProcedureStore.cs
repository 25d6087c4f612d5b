using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Procedures;

/// <summary>The rules of procedures that the ledger's statement checks.</summary>
public sealed class ProcedureStore(BookingDatabase database)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Idempotent by revision; an older one changes nothing.</summary>
    /// <param name="change">Who made the revision; null: nobody recorded it.</param>
    public async Task Apply(ProcedureDefinition procedure, long revision, ProcedureChange? change)
    {
        await using var command = database.Ordinary.CreateCommand(
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
        if (change is not null) await Record(procedure.Id, change);
    }

    /// <summary>Revisions, latest first, at most 100.</summary>
    /// <param name="before">Only those before this revision.</param>
    public async Task<ImmutableArray<ProcedureChange>> History(string procedure, long? before)
    {
        var changes = ImmutableArray.CreateBuilder<ProcedureChange>();
        await using var command = database.Ordinary.CreateCommand(
            """
            select revision, author, at, reason, definition::text from procedure_change
            where procedure = $1 and ($2 is null or revision < $2) order by revision desc limit 100
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = procedure });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            changes.Add(new ProcedureChange(
                reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.IsDBNull(3) ? null : reader.GetString(3),
                JsonSerializer.Deserialize<ProcedureDefinition>(reader.GetString(4), Json)!));
        }

        return changes.ToImmutable();
    }

    private async Task Record(string procedure, ProcedureChange change)
    {
        await using var command = database.Ordinary.CreateCommand(
            "insert into procedure_change (procedure, revision, definition, author, at, reason) values ($1, $2, $3, $4, $5, $6) on conflict do nothing");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = procedure });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = change.Revision });
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(change.Definition, Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = change.Author });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = change.At.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)change.Reason ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ids of all procedures.</summary>
    public async Task<IReadOnlyList<string>> Procedures()
    {
        var ids = new List<string>();
        await using var command = database.Ordinary.CreateCommand("select id from procedure order by id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) ids.Add(reader.GetString(0));
        return ids;
    }
}
