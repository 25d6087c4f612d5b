using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Organisation;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Organisation;

/// <summary>The organisation as revisions of one document.</summary>
public sealed class OrganisationStore(BookingDatabase database, TimeProvider time)
{
    /// <summary>Null: no such revision; without one the latest, which is empty at the start.</summary>
    public async Task<OrganisationChart?> Get(int? revision)
    {
        await using var query = database.Ordinary.CreateCommand(
            """
            select revision, content::text, changed_by, changed_at from organisation_revision
            where $1::integer is null or revision = $1 order by revision desc limit 1
            """);
        query.Parameters.Add(new NpgsqlParameter { Value = (object?)revision ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        await using var row = await query.ExecuteReaderAsync();
        if (!await row.ReadAsync()) return revision is null ? new OrganisationChart(0, [], null, null) : null;
        return new OrganisationChart(
            row.GetInt32(0), [.. JsonSerializer.Deserialize<Member[]>(row.GetString(1), JsonSerializerOptions.Web)!], row.GetString(2),
            row.GetFieldValue<DateTimeOffset>(3));
    }

    public async Task<ImmutableArray<OrganisationRevision>> Revisions()
    {
        await using var query = database.Ordinary.CreateCommand(
            "select revision, changed_by, changed_at from organisation_revision order by revision desc limit 200");
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<OrganisationRevision>();
        while (await row.ReadAsync()) all.Add(new OrganisationRevision(row.GetInt32(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)));
        return all.ToImmutable();
    }

    /// <summary>False if somebody else was faster: the revision is the key, so of two one fails.</summary>
    public async Task<bool> Change(int expected, ImmutableArray<Member> members, string actor)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.Ordinary.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand(
            """
            insert into organisation_revision (revision, content, changed_by, changed_at)
            select $1 + 1, $2, $3, $4 where $1 = coalesce((select max(revision) from organisation_revision), 0)
            on conflict (revision) do nothing
            """,
            connection, transaction);
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = expected });
        insert.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(members.ToArray(), JsonSerializerOptions.Web),
            NpgsqlDbType = NpgsqlDbType.Jsonb });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        if (await insert.ExecuteNonQueryAsync() == 0) return false;
        await using var batch = new NpgsqlBatch(connection, transaction)
            { BatchCommands = { AuditLines.Line(now, actor, "organisation.change", $"{expected + 1}") } };
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return true;
    }
}
