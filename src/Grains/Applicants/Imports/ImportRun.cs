using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Reads a claimed import to its end, batch by batch, from wherever it stood.
/// One chunk and one batch are in memory, however long the file is.</summary>
public sealed class ImportRun(
    BookingDatabase database, ImportChunks chunks, ImportClaims claims, KeyRing keys, LookUpHashes hashes, ReservationIdSource ids, TimeProvider time)
{
    // import_applicants_v2: an issued ID exists already.
    private const string Collision = "OB002";

    /// <returns>False if the claim was lost: somebody else goes on.</returns>
    public async Task<bool> Run(ClaimedImport import, CancellationToken stop)
    {
        using var box = ImportBox.Open(keys, import.Id, import.WrappedKey);
        var known = await Procedures(stop);
        var batch = new ImportBatch(import, box, keys, hashes, ids);
        var (stored, columns) = (import.LastLine, (int?)null);
        ApplicantLineReader? reader = null;
        await foreach (var record in CsvRecords.Read(FileLines.Read(chunks.Read(import.Id, box, stop), import.Encoding, stop), () => columns, stop))
        {
            if (reader is null)
            {
                columns = record.Fields.Length;
                reader = new ApplicantLineReader(import.Kind, record.Fields.Length, known);
                continue;
            }

            if (record.FirstLine <= import.LastLine) continue;
            batch.Add(record, reader.Read(record));
            if (batch.Count < ImportBatch.Size) continue;
            if (!await Store(batch, stored, stop)) return false;
            stored = batch.LastLine;
            batch.Clear();
        }

        if (batch.Count > 0 && !await Store(batch, stored, stop)) return false;
        await claims.Finish(import, stop);
        return true;
    }

    private async Task<bool> Store(ImportBatch batch, long after, CancellationToken stop)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            await using var command = batch.Command(database.Ordinary, after, now, now + ImportClaims.Lease);
            try
            {
                return await command.ExecuteScalarAsync(stop) is true;
            }
            catch (PostgresException e) when (e.SqlState == Collision)
            {
                // Drawn twice in 10^15: the next round draws others.
            }
        }
    }

    private async Task<ImmutableHashSet<string>> Procedures(CancellationToken stop)
    {
        var known = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        await using var query = database.Ordinary.CreateCommand("select id from procedure");
        await using var rows = await query.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) known.Add(rows.GetString(0));
        return known.ToImmutable();
    }
}
