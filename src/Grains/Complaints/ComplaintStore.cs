using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Complaints;

/// <summary>Complaints as rows; what was said and answered is sealed.</summary>
public sealed class ComplaintStore(BookingDatabase database, TextSealer sealer)
{
    private const string Select =
        """
        select id, number, version, state, owner, due, key_version, sealed_what, sealed_answer, call, reservation,
            filed_by, filed_at, changed_by, changed_at, reported_at, closed_at
        from complaint
        """;

    public Task<ImmutableArray<Complaint>> List(string? state) => Read(
        Select + " where $1::text is null or state = $1 order by state = 'closed', case when state <> 'closed' then due end, closed_at desc, number limit 300", Text(state));

    public async Task<Complaint?> Find(Guid id) => await Read(Select + " where id = $1", Of(id)) is [var found] ? found : null;

    /// <summary>Stores a new one; one that exists stays as it is.</summary>
    /// <returns>False: the call or the reservation does not exist.</returns>
    public async Task<bool> File(FileComplaint command, string owner, DateOnly due, string actor, DateTimeOffset now)
    {
        await using var insert = database.Reads.CreateCommand(
            """
            insert into complaint (id, owner, due, call, reservation, key_version, sealed_what, filed_by, filed_at, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9) on conflict (id) do nothing
            """);
        insert.Parameters.AddRange(new NpgsqlParameter[] {
            Of(command.Id), Of(owner), Of(due), new NpgsqlParameter { Value = (object?)command.CallId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new NpgsqlParameter { Value = (object?)command.Reservation ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            Of(sealer.KeyVersion), Of(sealer.Seal(Record(command.Id), "what", command.What.Trim())!), Of(actor), Of(now),
        });
        try
        {
            await insert.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
    }

    /// <summary>Stores how it stands now, if its version is still the one that was seen.</summary>
    public async Task<bool> Change(Complaint seen, Complaint next)
    {
        await using var update = database.Reads.CreateCommand(
            """
            update complaint set state = $3, owner = $4, due = $5, sealed_answer = $6, key_version = $7, changed_by = $8, changed_at = $9,
                reported_at = $10, closed_at = $11, version = version + 1
            where id = $1 and version = $2 and state <> 'closed' and key_version = $7
            """);
        update.Parameters.AddRange(new NpgsqlParameter[] {
            Of(seen.Id), Of(seen.Version), Of(next.State), Of(next.Owner), Of(next.Due), Bytes(sealer.Seal(Record(seen.Id), "answer", next.Answer)), Of(sealer.KeyVersion),
            Of(next.ChangedBy), Of(next.ChangedAt), Instant(next.ReportedAt), Instant(next.ClosedAt),
        });
        return await update.ExecuteNonQueryAsync() == 1;
    }

    private async Task<ImmutableArray<Complaint>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.Reads.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<Complaint>();
        while (await row.ReadAsync())
        {
            var id = row.GetGuid(0);
            var version = row.GetInt16(6);
            all.Add(new Complaint(
                id, row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateOnly>(5),
                sealer.Open(Record(id), "what", version, row.GetFieldValue<byte[]>(7))!,
                sealer.Open(Record(id), "answer", version, row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8)),
                row.IsDBNull(9) ? null : row.GetGuid(9), row.IsDBNull(10) ? null : ReservationNumberField.Format(row.GetInt64(10)),
                row.GetString(11), At(12), row.GetString(13), At(14), row.IsDBNull(15) ? null : At(15), row.IsDBNull(16) ? null : At(16)));
        }

        return all.ToImmutable();

        DateTimeOffset At(int column) => row.GetFieldValue<DateTimeOffset>(column);
    }

    private static string Record(Guid id) => $"complaint {id:N}";

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Bytes(byte[]? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea };

    private static NpgsqlParameter Instant(DateTimeOffset? value) =>
        new() { Value = (object?)value?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
