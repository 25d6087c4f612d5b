using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using OrleansBooking.Contracts.LostNotices;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

namespace OrleansBooking.Grains.LostNotices;

/// <summary>Compares with reservations by their keyed hashes, and keeps that it was done.</summary>
public sealed class LostNoticeStore(BookingDatabase database, LookUpHashes hashes, TextSealer sealer)
{
    public async Task<(long? Number, byte[] Fingerprint)?> Find(Guid id)
    {
        await using var query = database.Ordinary.CreateCommand("select number, fingerprint from lost_notice where id = $1");
        query.Parameters.Add(Of(id));
        await using var row = await query.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.IsDBNull(0) ? (long?)null : row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : null;
    }

    public async Task<bool> IsOpen(Guid call)
    {
        await using var query = database.Ordinary.CreateCommand("select exists (select from call where id = $1 and closed_at is null)");
        query.Parameters.Add(Of(call));
        return await query.ExecuteScalarAsync() is true;
    }

    /// <summary>The reservation of the one applicant whom everything fits, the live one first; null: it fits nobody, or not only one.</summary>
    public async Task<long?> Match(LostNoticeRules.Said said)
    {
        await using var query = database.Ordinary.CreateCommand(
            """
            select r.number, r.applicant_key, a.secret_hash, $3::date is null or s.date = $3
            from reservation r join applicant a on a.key = r.applicant_key join slot s on s.id = r.slot
            where r.kana_hash = $1 and r.phone_hash = $2
            order by r.status in ('booked', 'arrived') desc, s.date desc limit 50
            """);
        query.Parameters.AddRange(new NpgsqlParameter[] {
            Of(hashes.Kana(said.FullKana)), Of(hashes.Phone(said.Phone)), Day(said.Date),
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
        return dated.Count > 0 && dated.Select(one => one.Applicant).Distinct().Count() == 1
            ? fitting.First(one => one.Applicant == dated[0].Applicant).Number
            : null;
    }

    /// <summary>Keeps that it was done, with its line of the audit trail, unless too many before it did not fit. Tries of one call, and of one
    /// operator, wait for each other, so that those sent at once are counted too.</summary>
    /// <param name="today">Where the operator's day begins.</param>
    /// <returns>False: there were too many, or the same was kept before.</returns>
    public async Task<bool> Add(
        MatchLostNotice command, LostNoticeRules.Said said, string actor, long? number, byte[] fingerprint, DateTimeOffset now, DateTimeOffset today)
    {
        await using var batch = database.Ordinary.CreateBatch();
        // Statements of their own: what counts below must see what was stored while this waited. The operator first in every try: nobody
        // waits in a ring.
        foreach (var key in new[] { $"lost-notice operator {actor}", $"lost-notice call {command.CallId:N}" })
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { Of(key) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            with kept as (
                insert into lost_notice (id, call, operator, at, facts, number, key_version, sealed_reason, fingerprint)
                select $1, $2, $3, $4, $5, $6, $7, $8, $9
                where (select count(*) from lost_notice where call = $2 and number is null) < $10
                    and (select count(*) from lost_notice where operator = $3 and at >= $11 and number is null) < $12
                on conflict (id) do nothing returning id)
            insert into audit.entry (at, actor, action, subject, detail) select $4, $3, $13, $14, $15 from kept
            """)
        {
            Parameters =
            {
                Of(command.Id), Of(command.CallId), Of(actor), Moment(now), Of(said.Facts.ToArray()), Number(number), Of(sealer.KeyVersion),
                Of(sealer.Seal(Record(command.Id), Reason, said.Reason)!), Of(fingerprint), Of((long)LostNoticeRules.MostInCall), Moment(today),
                Of((long)LostNoticeRules.MostOfOperator), Of(number is null ? "lost-notice.miss" : "lost-notice.match"),
                Text(number?.ToString(CultureInfo.InvariantCulture)), Of($"call {command.CallId}"),
            },
        });
        return await batch.ExecuteNonQueryAsync() > 0;
    }

    internal const string Reason = "reason";

    internal static string Record(Guid id) => $"lost-notice {id:N}";
}
