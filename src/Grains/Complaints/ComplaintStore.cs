using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

namespace OrleansBooking.Grains.Complaints;

/// <summary>Complaints as rows; what was said and answered is sealed.</summary>
public sealed class ComplaintStore(BookingDatabase database, TextSealer sealer)
{
    private const string Select =
        """
        select p.id, p.number, p.version, p.state, p.owner, p.due, p.key_version, p.sealed_what, p.sealed_answer, p.call, p.reservation,
            p.filed_by, p.filed_at, p.changed_by, p.changed_at, p.reported_at, p.closed_at, c.number
        from complaint p left join call c on c.id = p.call
        """;

    public Task<ImmutableArray<Complaint>> List(string? state) => Read(
        Select + " where $1::text is null or p.state = $1 "
        + "order by p.state = 'closed', case when p.state <> 'closed' then p.due end, p.closed_at desc, p.number limit 300",
        Text(state));

    /// <summary>Those that were filed in [from, until), in order.</summary>
    public Task<ImmutableArray<Complaint>> Filed(DateTimeOffset from, DateTimeOffset until) =>
        Read(Select + " where p.filed_at >= $1 and p.filed_at < $2 order by p.number limit 5000", Moment(from), Moment(until));

    public async Task<Complaint?> Find(Guid id) =>
        await Read(Select + " where p.id = $1", Of(id)) is [var found] ? found with { Words = await Words(id) } : null;

    /// <summary>Adds a word; one that exists stays as it is.</summary>
    public async Task AddWord(AddComplaintWord command, string actor, DateTimeOffset now)
    {
        await using var insert = database.Ordinary.CreateCommand(
            """
            insert into complaint_word (id, complaint, key_version, sealed_text, said_by, said_at)
            values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing
            """);
        insert.Parameters.AddRange(new NpgsqlParameter[] {
            Of(command.Id), Of(command.Complaint), Of(sealer.KeyVersion),
            Of(sealer.Seal(Record(command.Complaint), WordOf(command.Id), command.Text!.Trim())!), Of(actor), Moment(now),
        });
        await insert.ExecuteNonQueryAsync();
    }

    private async Task<ImmutableArray<ComplaintWord>> Words(Guid complaint)
    {
        await using var query = database.Ordinary.CreateCommand(
            "select id, key_version, sealed_text, said_by, said_at from complaint_word where complaint = $1 order by said_at, id limit 500");
        query.Parameters.Add(Of(complaint));
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<ComplaintWord>();
        while (await row.ReadAsync())
        {
            var text = sealer.Open(Record(complaint), WordOf(row.GetGuid(0)), row.GetInt16(1), row.GetFieldValue<byte[]>(2))!;
            all.Add(new ComplaintWord(row.GetGuid(0), text, row.GetString(3), row.GetFieldValue<DateTimeOffset>(4)));
        }

        return all.ToImmutable();
    }

    /// <summary>Stores a new one; one that exists stays as it is.</summary>
    /// <returns>False: the call or the reservation does not exist.</returns>
    public async Task<bool> File(FileComplaint command, string owner, DateOnly due, string actor, DateTimeOffset now)
    {
        await using var insert = database.Ordinary.CreateCommand(
            """
            insert into complaint (id, owner, due, call, reservation, key_version, sealed_what, filed_by, filed_at, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $9) on conflict (id) do nothing
            """);
        insert.Parameters.AddRange(new NpgsqlParameter[] {
            Of(command.Id), Of(owner), Of(due), Id(command.CallId), Number(command.Reservation),
            Of(sealer.KeyVersion), Of(sealer.Seal(Record(command.Id), "what", command.What.Trim())!), Of(actor), Moment(now),
        });
        try
        {
            await insert.ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
    }

    /// <summary>Stores how it stands now, if its version is still the one that was seen.</summary>
    public async Task<bool> Change(Complaint seen, Complaint next)
    {
        await using var update = database.Ordinary.CreateCommand(
            """
            update complaint set state = $3, owner = $4, due = $5, sealed_answer = $6, key_version = $7, changed_by = $8, changed_at = $9,
                reported_at = $10, closed_at = $11, version = version + 1
            where id = $1 and version = $2 and state <> 'closed' and key_version = $7
            """);
        update.Parameters.AddRange(new NpgsqlParameter[] {
            Of(seen.Id), Of(seen.Version), Of(next.State), Of(next.Owner), Of(next.Due), Bytes(sealer.Seal(Record(seen.Id), "answer", next.Answer)),
            Of(sealer.KeyVersion),
            Of(next.ChangedBy), Moment(next.ChangedAt), Moment(next.ReportedAt), Moment(next.ClosedAt),
        });
        return await update.ExecuteNonQueryAsync() == 1;
    }

    private async Task<ImmutableArray<Complaint>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.Ordinary.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var row = await query.ExecuteReaderAsync();
        var all = ImmutableArray.CreateBuilder<Complaint>();
        while (await row.ReadAsync())
        {
            var id = row.GetGuid(0);
            var version = row.GetInt16(6);
            all.Add(new Complaint(
                id, row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateOnly>(5),
                sealer.Open(Record(id), "what", version, row.GetFieldValue<byte[]>(7))!,
                sealer.Open(Record(id), "answer", version, row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8)),
                row.IsDBNull(9) ? null : row.GetGuid(9), row.IsDBNull(10) ? null : ReservationNumberField.Format(row.GetInt64(10)),
                row.GetString(11), At(12), row.GetString(13), At(14), row.IsDBNull(15) ? null : At(15), row.IsDBNull(16) ? null : At(16))
            {
                CallNumber = row.IsDBNull(17) ? null : row.GetInt64(17),
            });
        }

        return all.ToImmutable();

        DateTimeOffset At(int column) => row.GetFieldValue<DateTimeOffset>(column);
    }

    private static string Record(Guid id) => $"complaint {id:N}";

    private static string WordOf(Guid id) => $"word {id:N}";
}
