using Npgsql;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Storage;
using System.Text.Json;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>The worker's side of an import: take one, finish it, and remove what is no longer needed (P7).</summary>
public sealed class ImportClaims(BookingDatabase database, TimeProvider time)
{
    /// <summary>How long a claim holds without progress; then another silo may take the import.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Issued IDs can be fetched again for so long after the import is done; then they are erased.</summary>
    public static readonly TimeSpan KeepIssued = TimeSpan.FromDays(30);

    /// <summary>An upload that nobody completed is refused and removed after this time.</summary>
    public static readonly TimeSpan KeepIncomplete = TimeSpan.FromDays(1);

    /// <summary>Claims the oldest import that nobody works on; null if there is none.</summary>
    public async Task<ClaimedImport?> Next(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await using var claim = Command(
            """
            update applicant_import set claim = $1, claimed_until = $2
            where id = (
                select id from applicant_import where state = 'running' and (claimed_until is null or claimed_until <= $3)
                order by created_at limit 1 for update skip locked)
            returning id, kind, wrapped_key, encoding, last_line
            """,
            Guid.NewGuid(), now + Lease, now);
        await using var rows = await claim.ExecuteReaderAsync(stop);
        if (!await rows.ReadAsync(stop)) return null;
        var encoding = rows.GetString(3) == "cp932" ? ImportFileEncoding.Cp932 : ImportFileEncoding.Utf8;
        return new ClaimedImport(
            rows.GetGuid(0), rows.GetString(1) == "issue" ? ImportKind.Issue : ImportKind.Import, (Guid)claim.Parameters[0].Value!,
            rows.GetFieldValue<byte[]>(2), EncodingDetector.Reader(encoding)!, rows.GetInt64(4));
    }

    /// <summary>Marks an import done and removes the upload; the data key stays only where issued IDs are sealed under it.</summary>
    public Task Finish(ClaimedImport import, CancellationToken stop) => Execute(
        """
        with finished as (
            update applicant_import set state = 'done', finished_at = $3, claim = null, claimed_until = null,
                wrapped_key = case kind when 'issue' then wrapped_key end
            where id = $1 and claim = $2 and state = 'running'
            returning id), chunks as (
            delete from applicant_import_chunk c using finished f where c.import = f.id)
        delete from applicant_import_seen s using finished f where s.import = f.id
        """,
        stop, import.Id, import.Claim, time.GetUtcNow());

    /// <summary>Gives a claim back, so that another silo need not wait for its end.</summary>
    public Task Release(ClaimedImport import) => Execute(
        "update applicant_import set claim = null, claimed_until = null where id = $1 and claim = $2", CancellationToken.None, import.Id, import.Claim);

    /// <summary>Erases issued IDs that were kept long enough, and uploads that were never completed.</summary>
    public async Task Erase(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await Execute(
            """
            with old as (
                update applicant_import set wrapped_key = null where kind = 'issue' and state = 'done' and finished_at < $1 and wrapped_key is not null
                returning id)
            delete from applicant_import_issued i using old o where i.import = o.id
            """,
            stop, now - KeepIssued);
        await Execute(
            """
            with old as (
                update applicant_import set state = 'refused', refusal = $2::jsonb, finished_at = $3, wrapped_key = null
                where state = 'receiving' and created_at < $1
                returning id)
            delete from applicant_import_chunk c using old o where c.import = o.id
            """,
            stop, now - KeepIncomplete, JsonSerializer.Serialize(Refusal.Invalid(new FieldError("file", FieldProblem.Required))), now);
    }

    private async Task Execute(string text, CancellationToken stop, params object[] values)
    {
        await using var command = Command(text, values);
        await command.ExecuteNonQueryAsync(stop);
    }

    private NpgsqlCommand Command(string text, params object[] values)
    {
        var command = database.Ordinary.CreateCommand(text);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
