using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>The upload's side of an import: begin, chunks, the verdict on the whole file, progress, and what was issued.</summary>
public sealed class ImportIntake(BookingDatabase database, KeyRing keys, LookUpHashes hashes, ImportChunks chunks, TimeProvider time)
{
    /// <summary>Rejected lines that <see cref="Progress"/> tells in full.</summary>
    public const int ListedRejections = 1_000;

    /// <summary>Enough for a million lines; an upload beyond it is refused.</summary>
    public const int MaxChunks = 512;

    private static readonly Refusal Empty = Refusal.Invalid(new FieldError("file", FieldProblem.Required));

    /// <summary>Beginning again changes nothing, unless the file was refused: then another may be sent in its place.</summary>
    public async Task Begin(Guid import, ImportKind kind, string startedBy)
    {
        await Execute(
            """
            insert into applicant_import as i (id, kind, started_by, key_version, wrapped_key, created_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (id) do update set state = 'receiving', refusal = null, finished_at = null,
                started_by = excluded.started_by, key_version = excluded.key_version, wrapped_key = excluded.wrapped_key, created_at = excluded.created_at
            where i.state = 'refused'
            """,
            import, kind == ImportKind.Issue ? "issue" : "import", startedBy, keys.Version, ImportBox.NewWrappedKey(keys, import), time.GetUtcNow());
    }

    /// <summary>Null if there is no such import.</summary>
    public async Task<StoredUpload?> Find(Guid import)
    {
        await using var query = Command("select state, kind, wrapped_key, fingerprint, refusal::text from applicant_import where id = $1", import);
        await using var rows = await query.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return null;
        return new StoredUpload(
            rows.GetString(0), rows.GetString(1) == "issue" ? ImportKind.Issue : ImportKind.Import,
            rows.IsDBNull(2) ? null : rows.GetFieldValue<byte[]>(2), rows.IsDBNull(3) ? null : rows.GetFieldValue<byte[]>(3),
            rows.IsDBNull(4) ? null : ReadRefusal(rows.GetString(4)));
    }

    /// <summary>The keyed hash that is stored of a file's digest: with the plain digest a short file could be guessed (P1).</summary>
    public byte[] Fingerprint(ReadOnlySpan<byte> digest) => hashes.Fingerprint($"file\n{Convert.ToHexString(digest)}");

    /// <summary>Stores the next chunk of an upload that is being received.</summary>
    /// <returns>False if it is no longer received, or a chunk before this one is missing.</returns>
    public async Task<bool> Append(Guid import, int index, byte[] @sealed) =>
        await Execute(
            """
            insert into applicant_import_chunk (import, index, sealed)
            select $1, $2, $3
            where exists (select from applicant_import where id = $1 and state = 'receiving' for share)
                and ($2 = 0 or exists (select from applicant_import_chunk where import = $1 and index = $2 - 1))
            on conflict (import, index) do nothing
            """,
            import, index, @sealed) == 1
        || await Scalar<bool>("select exists (select from applicant_import_chunk where import = $1 and index = $2)", import, index);

    /// <summary>Reads the whole file once and decides: encoding and columns.</summary>
    /// <param name="digest">SHA-256 of the file that the caller sent.</param>
    /// <returns>Null if the lines are to be read now, or why the file was refused whole; a mismatch leaves it as it was.</returns>
    public async Task<Refusal?> Decide(Guid import, ImportKind kind, ImportBox box, ReadOnlyMemory<byte> digest)
    {
        var detector = new EncodingDetector();
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var chunk in chunks.Read(import, box))
        {
            detector.Add(chunk);
            sha.AppendData(chunk);
        }

        // An upload that broke off and was begun again with another file.
        if (!digest.Span.SequenceEqual(sha.GetHashAndReset())) return Refusal.IdempotencyMismatch;
        if (detector.IsEmpty) return await Refuse(import, Empty);
        var found = detector.Decide();
        if (EncodingDetector.Reader(found) is not { } encoding)
            return await Refuse(import, Refusal.Invalid(new FieldError("encoding", FieldProblem.Unknown, Actual: (int)found)));

        var header = ImmutableArray<string>.Empty;
        await foreach (var record in CsvRecords.Read(FileLines.Read(chunks.Read(import, box), encoding), static () => null))
        {
            header = record.Fields;
            break;
        }

        if (ImportColumns.Check(header, kind) is { } refusal) return await Refuse(import, refusal);
        await Execute("update applicant_import set state = 'running', encoding = $2, fingerprint = $3 where id = $1 and state = 'receiving'",
            import, found == ImportFileEncoding.Cp932 ? "cp932" : "utf-8", Fingerprint(digest.Span));
        return null;
    }

    /// <summary>How far it is; null if there is no such import.</summary>
    public async Task<ImportProgress?> Progress(Guid import)
    {
        // One statement, so one moment: the figures and the lines belong together.
        await using var query = Command(
            $"""
            select i.state, i.read, i.accepted, i.unchanged, i.rejected, i.refusal::text, coalesce(r.lines, array[]::bigint[]), coalesce(r.reasons,
                array[]::text[])
            from applicant_import i
            cross join lateral (
                select array_agg(x.line order by x.line) as lines, array_agg(x.reason order by x.line) as reasons
                from (select line, reason from applicant_import_rejection where import = i.id order by line limit {ListedRejections}) x) r
            where i.id = $1
            """,
            import);
        await using var rows = await query.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return null;
        return new ImportProgress(
            rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4),
            [.. rows.GetFieldValue<long[]>(6).Zip(rows.GetFieldValue<string[]>(7), (line, reason) => new RejectedLine(line, reason))],
            rows.IsDBNull(5) ? null : ReadRefusal(rows.GetString(5)));
    }

    /// <summary>A page of issued IDs behind a line, in the file's order.</summary>
    public async Task<List<(long Line, IssuedId Issued)>> Issued(Guid import, ImportBox box, long after)
    {
        var page = new List<(long, IssuedId)>(ImportBatch.Size);
        await using var query = Command(
            $"select line, sealed from applicant_import_issued where import = $1 and line > $2 order by line limit {ImportBatch.Size}", import, after);
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var (reference, id) = box.OpenIssued(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1));
            page.Add((rows.GetInt64(0), new IssuedId(reference, id)));
        }

        return page;
    }

    /// <summary>Refuses the file whole; the upload and its key go at once (P7).</summary>
    private async Task<Refusal> Refuse(Guid import, Refusal refusal)
    {
        await Execute(
            """
            with refused as (
                update applicant_import set state = 'refused', refusal = $2::jsonb, finished_at = $3, wrapped_key = null where id = $1 and state = 'receiving'
                returning id)
            delete from applicant_import_chunk c using refused r where c.import = r.id
            """,
            import, JsonSerializer.Serialize(refusal), time.GetUtcNow());
        return refusal;
    }

    private static Refusal? ReadRefusal(string json) => JsonSerializer.Deserialize<Refusal>(json);

    private async Task<int> Execute(string text, params object[] values)
    {
        await using var command = Command(text, values);
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<T?> Scalar<T>(string text, params object[] values)
    {
        await using var command = Command(text, values);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    private NpgsqlCommand Command(string text, params object[] values)
    {
        var command = database.Ordinary.CreateCommand(text);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
