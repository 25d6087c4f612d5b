using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Grains.Audit;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

namespace OrleansBooking.Grains.Manuals;

/// <summary>Script lines as rows: a line has the text that is read, its revisions every text that it had.</summary>
public sealed class ScriptStore(BookingDatabase database, TimeProvider time)
{
    private const string Select =
        """
        select l.id, l.step, l.language, l.procedure, l.venue, l.age, l.visitor, r.revision, r.text, r.written_by, r.written_at, r.approved_by, r.approved_at,
            case when l.text <> r.text then l.text end
        from script_line l join lateral (select * from script_revision x where x.line = l.id order by x.revision desc limit 1) r on true
        """;

    public async Task<ImmutableArray<ScriptLine>> Read(ScriptSituation now)
    {
        await using var command = database.Ordinary.CreateCommand(
            """
            select distinct on (array_position($6, step)) step, language, text, review
            from script_line
            where language in ($1, 'ja') and procedure in ('', $2) and venue in ('', $3) and age in ('', $4) and visitor in ('', $5)
            order by array_position($6, step), language <> $1, review <> 'approved',
                (procedure <> '')::integer + (venue <> '')::integer + (age <> '')::integer + (visitor <> '')::integer desc, visitor = '', age = '', venue = ''
            """);
        command.Parameters.AddRange(new NpgsqlParameter[] {
            Of(now.Language), Of(now.Procedure ?? ""), Of(now.Venue ?? ""), Of(now.Age ?? ""), Of(now.Visitor ?? ""), Of(ScriptSteps.All.ToArray()),
        });
        await using var row = await command.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<ScriptLine>();
        while (await row.ReadAsync()) all.Add(new ScriptLine(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)));
        return all.ToImmutable();
    }

    public Task<ImmutableArray<ScriptText>> All(string? language) => Texts(
        Select + " where $1 is null or l.language = $1 order by array_position($2, l.step), l.language, l.procedure, l.venue, l.age, l.visitor limit 1000",
        Text(language), Of(ScriptSteps.All.ToArray()));

    public async Task<ScriptText?> Find(Guid id) => await Texts(Select + " where l.id = $1", Of(id)) is [var found] ? found : null;

    /// <summary>There is a line for this already.</summary>
    public async Task<bool> Exists(string step, ScriptSituation situation)
    {
        await using var query = database.Ordinary.CreateCommand(
            "select exists (select from script_line where step = $1 and language = $2 and procedure = $3 and venue = $4 and age = $5 and visitor = $6)");
        query.Parameters.AddRange(For(step, situation));
        return await query.ExecuteScalarAsync() is true;
    }

    /// <returns>False: somebody else wrote this revision, or a line for the same, before.</returns>
    public async Task<bool> Write(WriteScript command, int revision, string actor)
    {
        await using var batch = database.Ordinary.CreateBatch();
        var text = command.Text.Trim();
        // What nobody has approved is read as it is written, and marked.
        batch.BatchCommands.Add(Line(
            """
            insert into script_line (id, step, language, procedure, venue, age, visitor, text, review) values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft')
            on conflict (id) do update set text = excluded.text where script_line.review = 'draft'
            """, [Of(command.Id), .. For(command.Step, command.For), Of(text)]));
        batch.BatchCommands.Add(Line(
            "insert into script_revision (line, revision, text, written_by, written_at) values ($1, $2, $3, $4, $5)",
            [Of(command.Id), Of(revision), Of(text), Of(actor), Moment(time.GetUtcNow())]));
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
    public async Task<bool> Approve(Guid id, int revision, string actor)
    {
        await using var update = database.Ordinary.CreateCommand(
            """
            with approved as (
                update script_revision r set approved_by = $3, approved_at = $4
                where r.line = $1 and r.revision = $2 and r.approved_at is null and not exists (select from script_revision x where x.line = $1
                    and x.revision > $2)
                returning r.text)
            update script_line l set text = a.text, review = 'approved' from approved a where l.id = $1
            """);
        update.Parameters.AddRange(new NpgsqlParameter[] { Of(id), Of(revision), Of(actor), Moment(time.GetUtcNow()) });
        return await update.ExecuteNonQueryAsync() == 1;
    }

    public async Task<bool> Remove(Guid id, string actor)
    {
        if (await Find(id) is not { } line) return false;
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(Line("delete from script_line where id = $1", [Of(id)]));
        batch.BatchCommands.Add(AuditLines.Line(time.GetUtcNow(), actor, "script.remove", $"{line.Step} {line.For.Language}", detail: line.Text));
        await batch.ExecuteNonQueryAsync();
        return true;
    }

    /// <summary>Every text that the line has or had, the newest first.</summary>
    public async Task<ImmutableArray<ScriptRevision>> Revisions(Guid id)
    {
        await using var query = database.Ordinary.CreateCommand(
            "select revision, text, written_by, written_at, approved_by, approved_at from script_revision where line = $1 order by revision desc limit 100");
        query.Parameters.Add(Of(id));
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<ScriptRevision>();
        while (await row.ReadAsync())
        {
            all.Add(new ScriptRevision(
                row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3),
                row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5)));
        }

        return all.ToImmutable();
    }

    private async Task<ImmutableArray<ScriptText>> Texts(string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = database.Ordinary.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var row = await command.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<ScriptText>();
        while (await row.ReadAsync())
        {
            all.Add(new ScriptText(
                row.GetGuid(0), row.GetString(1), new ScriptSituation(row.GetString(2), Particular(3), Particular(4), Particular(5), Particular(6)),
                row.GetInt32(7),
                row.GetString(8), row.GetString(9), row.GetFieldValue<DateTimeOffset>(10), row.IsDBNull(11) ? null : row.GetString(11),
                row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12), row.IsDBNull(13) ? null : row.GetString(13)));
        }

        return all.ToImmutable();

        string? Particular(int column) => row.GetString(column) is { Length: > 0 } value ? value : null;
    }

    private static NpgsqlParameter[] For(string step, ScriptSituation situation) =>
        [Of(step), Of(situation.Language), Of(situation.Procedure ?? ""), Of(situation.Venue ?? ""), Of(situation.Age ?? ""), Of(situation.Visitor ?? "")];

    private static NpgsqlBatchCommand Line(string sql, NpgsqlParameter[] parameters)
    {
        var line = new NpgsqlBatchCommand(sql);
        line.Parameters.AddRange(parameters);
        return line;
    }
}
