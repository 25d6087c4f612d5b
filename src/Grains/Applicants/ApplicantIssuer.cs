using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Applicants;

/// <summary>Issues reservation IDs in bulk without a file (D1): for the demo city and for training.</summary>
public sealed class ApplicantIssuer(BookingDatabase database, KeyRing keys, LookUpHashes hashes, ReservationIdSource ids, TimeProvider time)
{
    private const int BatchSize = 1_000;

    private const string Insert =
        """
        insert into applicant (key, secret_hash, procedures, source, key_version, created_at)
        select u.key, u.secret, string_to_array(u.procedures, ','), 'issued', $4, $5
        from unnest($1, $2, $3) as u (key, secret, procedures)
        order by u.key
        on conflict (key) do nothing
        """;

    /// <summary>Issues an ID for each applicant, in their order; every batch of 1,000 is durable before it is reported.</summary>
    /// <param name="applicants">Birthday as MMDD, and the procedures that the applicant may book.</param>
    /// <param name="progress">Told how many are issued so far.</param>
    public async Task<IReadOnlyList<string>> Issue(
        IReadOnlyList<(string Birthday, string[] Procedures)> applicants, IProgress<int>? progress = null, CancellationToken stop = default)
    {
        var issued = new List<string>(applicants.Count);
        foreach (var batch in applicants.Chunk(BatchSize))
        {
            string[]? drawn;
            do drawn = await TryStore(batch, stop);
            while (drawn is null);
            issued.AddRange(drawn);
            progress?.Report(issued.Count);
        }

        return issued;
    }

    /// <summary>Null if one of the drawn IDs exists already: nothing was stored, draw again.</summary>
    private async Task<string[]?> TryStore((string Birthday, string[] Procedures)[] batch, CancellationToken stop)
    {
        var drawn = batch.Select(_ => ids.Next()).ToArray();
        var applicants = drawn.Select(hashes.Applicant).ToArray();
        var secrets = applicants.Select((key, i) => hashes.Secret(key, batch[i].Birthday)).ToArray();

        await using var connection = await database.Ordinary.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var insert = new NpgsqlCommand(Insert, connection, transaction);
        insert.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = applicants });
        insert.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = secrets });
        insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Select(
            a => string.Join(',', a.Procedures.Order(StringComparer.Ordinal)))] });
        insert.Parameters.Add(new NpgsqlParameter { Value = keys.Version, NpgsqlDbType = NpgsqlDbType.Smallint });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        if (await insert.ExecuteNonQueryAsync(stop) < batch.Length) return null;
        await transaction.CommitAsync(stop);
        return drawn;
    }
}
