using System.Buffers.Binary;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Applicants;

/// <summary>The applicants' table as the desk asks it: who is meant, is the birthday right, how often was it wrong.</summary>
public sealed class SignInRegister(BookingDatabase database, LookUpHashes hashes, TimeProvider time)
{
    /// <summary>The applicant that was meant: by ID if there is one, else by number, else the typed one, unknown as it is: attempts on it
    /// are counted and blocked as on a known one.</summary>
    public async Task<byte[]> Resolve(byte[] typed, long? number)
    {
        await using var query = database.Ordinary.CreateCommand(
            "select coalesce((select key from applicant where key = $1), (select applicant_key from reservation where number = $2), $1)");
        query.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = typed });
        query.Parameters.Add(new NpgsqlParameter { Value = (object?)number ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        return (byte[])(await query.ExecuteScalarAsync())!;
    }

    /// <summary>Checks a birthday and counts it if it is wrong.</summary>
    /// <remarks>Attempts on one applicant, and from one address, come one after another: all at once would each find the counter
    /// below its limit. The locks end with the batch, which is one transaction; everybody takes the address first.</remarks>
    public async Task<SignInCheck> Check(byte[] applicant, string birthday, string address)
    {
        var from = hashes.Address(address);
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Lock(from));
        batch.BatchCommands.Add(Lock(applicant));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select accepted, procedures, blocked_until from sign_in_v1($1, $2, $3, $4, $5)")
        {
            Parameters =
            {
                new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() },
                new NpgsqlParameter<byte[]> { TypedValue = applicant },
                new NpgsqlParameter<byte[]> { TypedValue = hashes.Secret(applicant, birthday) },
                new NpgsqlParameter<byte[]> { TypedValue = hashes.ApplicantAtAddress(applicant, address) },
                new NpgsqlParameter<byte[]> { TypedValue = from },
            },
        });
        await using var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync();
        await rows.NextResultAsync();
        await rows.ReadAsync();
        return new SignInCheck(
            rows.GetBoolean(0),
            rows.IsDBNull(1) ? [] : [.. rows.GetFieldValue<string[]>(1)],
            rows.IsDBNull(2) ? null : rows.GetFieldValue<DateTimeOffset>(2));
    }

    /// <summary>Counts a declared ticket.</summary>
    /// <returns>Null if it may be given, else when the next one may.</returns>
    public async Task<DateTimeOffset?> CountDeclared(string address)
    {
        await using var count = database.Ordinary.CreateCommand("select declare_v1($1, $2)");
        count.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        count.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hashes.Address(address) });
        return await count.ExecuteScalarAsync() is DateTime until ? new DateTimeOffset(until) : null;
    }

    /// <summary>Whether a procedure needs a reservation ID; null: no such procedure.</summary>
    public async Task<bool?> NeedsId(string procedure)
    {
        await using var query = database.Ordinary.CreateCommand("select needs_id from procedure where id = $1");
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = procedure });
        return await query.ExecuteScalarAsync() as bool?;
    }

    private static NpgsqlBatchCommand Lock(byte[] subject) => new("select pg_advisory_xact_lock($1)")
    {
        Parameters = { new NpgsqlParameter<long> { TypedValue = BinaryPrimitives.ReadInt64LittleEndian(subject) } },
    };
}
