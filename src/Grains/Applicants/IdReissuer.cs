using System.Text;
using Npgsql;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Applicants;

/// <summary>Replaces a reservation ID (D1). Of all who ask at once one gets the new ID,
/// and a booking under the old one comes before it or not at all (M1).</summary>
/// <remarks>Every batch of the ledger locks its slots before it looks at applicants.
/// A reissue waits for the batches under way, whose bookings it sees then, and the
/// batches behind it see the ID revoked. That holds the whole city's bookings back for some milliseconds; notices are lost a few times a day.</remarks>
public sealed class IdReissuer(BookingDatabase database, KeyRing keys, LookUpHashes hashes, ReservationIdSource ids, TimeProvider time)
{
    // Bookings queue behind a reissue that waits: it gives up before they notice.
    private const string HoldBookingsBack = "set local lock_timeout = '3s'; lock table slot in exclusive mode";

    private static readonly string State =
        $"""
        select a.secret_hash = $2, exists (select from applicant_reissue x where x.replaced = a.key), {IdRegister.InUse},
            (select r.number from reservation r where r.applicant_key = a.key and r.status in ('booked', 'arrived') limit 1)
        from applicant a where a.key = $1 and a.source <> 'declared' for update of a
        """;

    /// <summary>Takes it back, unless that was done before, and gives another one with the same procedures and end;
    /// the same operation again hears the same ID.</summary>
    public async Task<(string? Id, Refusal? Refusal)> Reissue(Guid operation, byte[] key, string birthday, string reason, string actor)
    {
        var fingerprint = hashes.Fingerprint($"reissue\n{actor}\n{Convert.ToHexString(key)}\n{birthday}\n{reason}");
        await using var connection = await database.Ordinary.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand(HoldBookingsBack, connection, transaction)) await hold.ExecuteNonQueryAsync();
        if (await Known(connection, operation) is { } known)
            return known.Fingerprint.AsSpan().SequenceEqual(fingerprint) ? (Open(operation, known.Sealed), null) : (null, Refusal.IdempotencyMismatch);
        if (await Check(connection, key, birthday) is { } refused) return (null, refused);

        var id = ids.Next();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in Replace(operation, fingerprint, key, id, birthday, reason, actor)) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return (id, null);
    }

    private IEnumerable<NpgsqlBatchCommand> Replace(Guid operation, byte[] fingerprint, byte[] key, string id, string birthday, string reason, string actor)
    {
        var (fresh, now) = (hashes.Applicant(id), time.GetUtcNow());
        yield return IdRegister.Line(
            """
            insert into applicant (key, secret_hash, procedures, valid_until, source, key_version, created_at)
            select $2, $3, procedures, case when revoked_at is null then valid_until else ended_on end, 'issued', $4, $5 from applicant where key = $1
            """,
            Of(key), Of(fresh), Of(hashes.Secret(fresh, birthday)), Of(keys.Version), Of(now));
        yield return IdRegister.Line(IdRegister.Revoked, Of(key), Of(now), Of(reason));
        yield return IdRegister.Line(
            "insert into applicant_reissue (operation, fingerprint, replaced, key_version, sealed, at) values ($1, $2, $3, $4, $5, $6)",
            Of(operation), Of(fingerprint), Of(key), Of(keys.Version), Of(Seal(operation, id)), Of(now));
        yield return AuditLines.Line(now, actor, "applicant.reissue", reason: reason);
    }

    private async Task<Refusal?> Check(NpgsqlConnection connection, byte[] key, string birthday)
    {
        await using var query = new NpgsqlCommand(State, connection) { Parameters = { Of(key), Of(hashes.Secret(key, birthday)) } };
        await using var row = await query.ExecuteReaderAsync();
        if (!await row.ReadAsync() || !row.GetBoolean(0)) return Refusal.UnknownApplicant;
        if (row.GetBoolean(1)) return Refusal.NotChangeable;
        return row.GetBoolean(2) ? Refusal.AlreadyBooked(row.IsDBNull(3) ? null : row.GetInt64(3)) : null;
    }

    private static async Task<(byte[] Fingerprint, byte[] Sealed)?> Known(NpgsqlConnection connection, Guid operation)
    {
        await using var query = new NpgsqlCommand("select fingerprint, sealed from applicant_reissue where operation = $1 and sealed is not null", connection)
        {
            Parameters = { Of(operation) },
        };
        await using var row = await query.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)) : null;
    }

    private byte[] Seal(Guid operation, string id)
    {
        using var cipher = AuthenticatedBox.Cipher(keys.Master);
        return AuthenticatedBox.Seal(cipher, Encoding.ASCII.GetBytes(id), Associated(operation));
    }

    private string Open(Guid operation, byte[] @sealed)
    {
        using var cipher = AuthenticatedBox.Cipher(keys.Master);
        return Encoding.ASCII.GetString(AuthenticatedBox.Open(cipher, @sealed, Associated(operation)));
    }

    private static byte[] Associated(Guid operation) => Encoding.ASCII.GetBytes($"reissue {operation:N}");

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
