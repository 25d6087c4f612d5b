using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.LostNotices;

/// <summary>Compares with reservations by their keyed hashes, and keeps that it was done.</summary>
public sealed class LostNoticeStore(BookingDatabase database, LookUpHashes hashes, TextSealer sealer)
{
    public async Task<(long? Number, byte[] Fingerprint)?> Find(Guid id)
    {
        await using var query = database.Reads.CreateCommand("select number, fingerprint from lost_notice where id = $1");
        query.Parameters.Add(Of(id));
        await using var row = await query.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.IsDBNull(0) ? (long?)null : row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : null;
    }

    public async Task<bool> IsOpen(Guid call)
    {
        await using var query = database.Reads.CreateCommand("select exists (select from call where id = $1 and closed_at is null)");
        query.Parameters.Add(Of(call));
        return await query.ExecuteScalarAsync() is true;
    }

    /// <summary>Tries that did not fit: in this call, and by this operator since then.</summary>
    public async Task<(long InCall, long OfOperator)> Missed(Guid call, string actor, DateTimeOffset since)
    {
        await using var query = database.Reads.CreateCommand(
            """
            select (select count(*) from lost_notice where call = $1 and number is null),
                (select count(*) from lost_notice where operator = $2 and at >= $3 and number is null)
            """);
        query.Parameters.AddRange(new NpgsqlParameter[] { Of(call), Of(actor), Of(since.ToUniversalTime()) });
        await using var row = await query.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    /// <summary>The reservation of the one applicant whom everything fits, the live one first; null: it fits nobody, or not only one.</summary>
    public async Task<long?> Match(LostNoticeRules.Said said)
    {
        await using var query = database.Reads.CreateCommand(
            """
            select r.number, r.applicant_key, a.secret_hash, $3::date is null or s.date = $3
            from reservation r join applicant a on a.key = r.applicant_key join slot s on s.id = r.slot
            where r.kana_hash = $1 and r.phone_hash = $2
            order by r.status in ('booked', 'arrived') desc, s.date desc limit 50
            """);
        query.Parameters.AddRange(new NpgsqlParameter[] {
            Of(hashes.Kana(said.FullKana)), Of(hashes.Phone(said.Phone)), new NpgsqlParameter { Value = (object?)said.Date ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date },
        });
        await using var row = await query.ExecuteReaderAsync();
        List<(long Number, string Applicant, bool Dated)> fitting = [];
        while (await row.ReadAsync())
        {
            var applicant = row.GetFieldValue<byte[]>(1);
            if (CryptographicOperations.FixedTimeEquals(hashes.Secret(applicant, said.Birthday), row.GetFieldValue<byte[]>(2)))
                fitting.Add((row.GetInt64(0), Convert.ToHexString(applicant), row.GetBoolean(3)));
        }

        var dated = fitting.Where(one => one.Dated).ToList();
        return dated.Count > 0 && dated.Select(one => one.Applicant).Distinct().Count() == 1 ? fitting.First(one => one.Applicant == dated[0].Applicant).Number : null;
    }

    /// <summary>Keeps that it was done, with its line of the audit trail.</summary>
    public async Task Add(MatchLostNotice command, LostNoticeRules.Said said, string actor, long? number, byte[] fingerprint, DateTimeOffset now)
    {
        await using var batch = database.Reads.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            insert into lost_notice (id, call, operator, at, facts, number, key_version, sealed_reason, fingerprint) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (id) do nothing
            """)
        {
            Parameters =
            {
                Of(command.Id), Of(command.CallId), Of(actor), Of(now.ToUniversalTime()), Of(said.Facts.ToArray()),
                new NpgsqlParameter { Value = (object?)number ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                Of(sealer.KeyVersion), Of(sealer.Seal(Record(command.Id), Reason, said.Reason)!), Of(fingerprint),
            },
        });
        batch.BatchCommands.Add(AuditLines.Line(now, actor, number is null ? "lost-notice.miss" : "lost-notice.match", number?.ToString(System.Globalization.CultureInfo.InvariantCulture), detail: $"call {command.CallId}"));
        await batch.ExecuteNonQueryAsync();
    }

    internal const string Reason = "reason";

    internal static string Record(Guid id) => $"lost-notice {id:N}";

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
