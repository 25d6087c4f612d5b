using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.City;
using OrleansBooking.Grains.Applicants.Imports;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Applicants;

/// <summary>The applicants' table as those ask it who look after reservation IDs.</summary>
public sealed class IdRegister(BookingDatabase database, IdReissuer reissuer, TimeProvider time)
{
    // A live reservation, or a card that was handed over: the right of this ID is in use or used up.
    internal const string InUse = "exists (select from reservation r where r.applicant_key = a.key "
        + "and (r.status in ('booked', 'arrived') or (r.status = 'done' and r.once)))";

    internal const string Revoked =
        "update applicant set revoked_at = $2, revoke_reason = $3, ended_on = valid_until, valid_until = date '1970-01-01' "
        + "where key = $1 and revoked_at is null";

    /// <summary>Null if there is no such ID, or it belongs to a renewal without one.</summary>
    public async Task<ApplicantState?> LookUp(byte[] key, string actor)
    {
        var state = await Find(key);
        // Whether it was found is not said: the trail is no list of IDs that exist.
        await Store(AuditLines.Line(time.GetUtcNow(), actor, "applicant.look-up"));
        return state;
    }

    /// <summary>Takes it back; null if there is none.</summary>
    public async Task<ApplicantState?> Revoke(byte[] key, string reason, string actor)
    {
        if (await Find(key) is not { } known) return null;
        if (known.RevokedAt is not null) return known;
        var now = time.GetUtcNow();
        await Store(Line(Revoked, Of(key), Of(now), Of(reason)), AuditLines.Line(now, actor, "applicant.revoke", reason: reason));
        return await Find(key);
    }

    /// <summary>Takes it back and gives another one with the same procedures and end.</summary>
    public async Task<ApplicantOutcome> Reissue(Guid operation, byte[] key, string birthday, string reason, string actor)
    {
        var (id, refusal) = await reissuer.Reissue(operation, key, birthday, reason, actor);
        return refusal is null ? new ApplicantOutcome(await Find(key), id, null) : refusal;
    }

    /// <summary>The latest uploads; the files themselves are gone once they are read (P7).</summary>
    public async Task<ImmutableArray<UploadSummary>> Uploads()
    {
        await using var query = database.Ordinary.CreateCommand(
            """
            select i.id, i.kind, i.state, i.started_by, i.created_at, i.finished_at, i.read, i.accepted, i.rejected,
                not exists (select from applicant_import_chunk c where c.import = i.id), i.kind = 'issue' and i.state = 'done' and i.wrapped_key is not null
            from applicant_import i order by i.created_at desc limit 50
            """);
        await using var rows = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<UploadSummary>();
        while (await rows.ReadAsync())
        {
            DateTimeOffset? finished = rows.IsDBNull(5) ? null : rows.GetFieldValue<DateTimeOffset>(5);
            all.Add(new UploadSummary(
                rows.GetGuid(0), rows.GetString(1) == "issue" ? ImportKind.Issue : ImportKind.Import, rows.GetString(2), rows.GetString(3),
                rows.GetFieldValue<DateTimeOffset>(4), finished, rows.GetInt64(6), rows.GetInt64(7), rows.GetInt64(8), rows.GetBoolean(9),
                rows.GetBoolean(10) ? finished + ImportClaims.KeepIssued : null));
        }

        return all.ToImmutable();
    }

    private async Task<ApplicantState?> Find(byte[] key)
    {
        await using var query = Command(
            $"""
            select source, procedures, valid_until, created_at, revoked_at, revoke_reason, {InUse}, exists (select from applicant_reissue x
                where x.replaced = a.key)
            from applicant a where key = $1 and source <> 'declared'
            """,
            Of(key));
        await using var row = await query.ExecuteReaderAsync();
        if (!await row.ReadAsync()) return null;
        DateTimeOffset? revoked = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4);
        DateOnly? until = row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2);
        return new ApplicantState(
            revoked is not null ? "revoked" : until < time.CityToday() ? "ended" : "valid", row.GetString(0), [.. row.GetFieldValue<string[]>(1)],
            revoked is null ? until : null, row.GetFieldValue<DateTimeOffset>(3), revoked, row.IsDBNull(5) ? null : row.GetString(5), row.GetBoolean(6))
        {
            Replaced = row.GetBoolean(7),
        };
    }

    // One transaction: both or neither, with its line in the trail.
    private async Task Store(params NpgsqlBatchCommand[] commands)
    {
        await using var batch = database.Ordinary.CreateBatch();
        foreach (var command in commands) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = database.Ordinary.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    internal static NpgsqlBatchCommand Line(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
