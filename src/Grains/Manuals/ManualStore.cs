using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

namespace OrleansBooking.Grains.Manuals;

/// <summary>Manuals as rows. The database makes one form of every text for searching.</summary>
public sealed class ManualStore(BookingDatabase database, TimeProvider time)
{
    private const string Columns = "m.id, m.kind, r.title, r.body, r.revision, r.written_by, r.written_at, r.approved_by, r.approved_at";

    // Every word must be somewhere; a word is never a pattern.
    internal const string Found = "not exists (select 1 from unnest(string_to_array(search_text($1), ' ')) w where position(w in r.search) = 0)";

    public async Task<ImmutableArray<Manual>> Search(string? query) => await Manuals(
        $"""
        select {Columns} from manual m
        join lateral (select * from manual_revision x where x.manual = m.id and x.approved_at is not null order by x.revision desc limit 1) r on true
        where $1 is null or {Found}
        order by $1 is null or position(search_text($1) in search_text(r.title)) = 0, m.position, m.id limit 100
        """, Text(query));

    public async Task<Manual?> Newest(string id) => await Manuals(
        $"select {Columns} from manual m join manual_revision r on r.manual = m.id where m.id = $1 order by r.revision desc limit 1", Text(id)) is [var found]
            ? found
            : null;

    /// <summary>The page as operators see it.</summary>
    public async Task<Manual?> Seen(string id) => await Manuals(
        $"""
        select {Columns} from manual m join manual_revision r on r.manual = m.id
        where m.id = $1 and r.approved_at is not null order by r.revision desc limit 1
        """, Text(id)) is [var found] ? found : null;

    public Task<ImmutableArray<Manual>> Revisions(string id) => Manuals(
        $"select {Columns} from manual m join manual_revision r on r.manual = m.id where m.id = $1 order by r.revision desc limit 100", Text(id));

    public Task<ImmutableArray<Manual>> Drafts() => Manuals(
        $"""
        select {Columns} from manual m
        join lateral (select * from manual_revision x where x.manual = m.id order by x.revision desc limit 1) r on r.approved_at is null
        order by r.written_at limit 100
        """);

    public async Task Say(Guid operation, string id, int revision, bool wasRight, string? note, string actor)
    {
        await using var insert = database.Ordinary.CreateCommand(
            """
            insert into manual_answer (id, manual, revision, was_right, note, said_by, said_at)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing
            """);
        insert.Parameters.AddRange(new NpgsqlParameter[] {
            Of(operation), Text(id), Of(revision), Of(wasRight), Text(note), Text(actor), Moment(time.GetUtcNow()),
        });
        await insert.ExecuteNonQueryAsync();
    }

    public async Task<ImmutableArray<ManualAnswer>> Answers(string id)
    {
        await using var query = database.Ordinary.CreateCommand(
            "select revision, was_right, note, said_by, said_at from manual_answer where manual = $1 order by said_at desc limit 100");
        query.Parameters.Add(Text(id));
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<ManualAnswer>();
        while (await row.ReadAsync())
            all.Add(new ManualAnswer(row.GetInt32(0), row.GetBoolean(1), Or(row, 2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4)));
        return all.ToImmutable();
    }

    /// <returns>False: somebody else wrote this revision before.</returns>
    public async Task<bool> Write(WriteManual page, int revision, string actor)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into manual (id, kind, position) values ($1, $2, 1000) on conflict (id) do update set kind = excluded.kind")
                { Parameters = { Text(page.Id), Text(page.Kind) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into manual_revision (manual, revision, title, body, written_by, written_at) values ($1, $2, $3, $4, $5, $6)")
        {
            Parameters = { Text(page.Id), Of(revision), Text(page.Title.Trim()), Text(page.Body.Trim()), Text(actor), Moment(time.GetUtcNow()) },
        });
        try
        {
            await batch.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    /// <returns>False: it was approved before, or there is a newer one.</returns>
    public async Task<bool> Approve(string id, int revision, string actor)
    {
        await using var update = database.Ordinary.CreateCommand(
            """
            update manual_revision set approved_by = $3, approved_at = $4
            where manual = $1 and revision = $2 and approved_at is null and not exists (select from manual_revision x where x.manual = $1 and x.revision > $2)
            """);
        update.Parameters.AddRange(new NpgsqlParameter[] { Text(id), Of(revision), Text(actor), Moment(time.GetUtcNow()) });
        return await update.ExecuteNonQueryAsync() == 1;
    }

    private async Task<ImmutableArray<Manual>> Manuals(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = database.Ordinary.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var row = await command.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<Manual>();
        while (await row.ReadAsync())
        {
            all.Add(new Manual(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetString(5), row.GetFieldValue<DateTimeOffset>(6),
                Or(row, 7), row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8)));
        }

        return all.ToImmutable();
    }

    private static string? Or(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
