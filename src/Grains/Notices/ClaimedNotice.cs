using Npgsql;

namespace OrleansBooking.Grains.Notices;

/// <summary>A notice that is locked for this dispatcher until this object is disposed of. Without one of the marks it stays as it was.</summary>
public sealed class ClaimedNotice : IAsyncDisposable
{
    // Read after the lock is held, so that version and status are those of now.
    private const string ReadSql = """
        select n.number, n.version, n.kind, n.attempts, n.created_at, e.at, e.procedure,
            s.venue, s.date, s.time, s.minutes, s.closes_at[array_position(s.procedures, e.procedure)],
            p.venue, p.date, p.time, p.minutes,
            r.version, r.status, r.language, r.key_version, r.wrapped_key, r.sealed_email,
            exists (select 1 from notice o where o.number = n.number and o.version > n.version and o.state = 'sent')
        from notice n
        join reservation r on r.number = n.number
        join reservation_event e on e.number = n.number and e.version = n.version
        join slot s on s.id = e.slot
        left join reservation_event b on n.kind = 'changed' and b.number = n.number and b.version = n.version - 1
        left join slot p on p.id = b.slot
        where n.id = $1
        """;

    private const string SentSql = "update notice set state = 'sent', sent_at = $2, attempts = attempts + 1, last_error = null where id = $1";
    private const string SupersededSql = "update notice set state = 'superseded' where id = $1";
    private const string FailedSql = "update notice set state = $2, next_attempt_at = $3, attempts = attempts + 1, last_error = $4 where id = $1";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    internal ClaimedNotice(long id, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (Id, _connection, _transaction) = (id, connection, transaction);

    /// <summary>The row's id: in logs it stands for the reservation, whose number must not be there.</summary>
    public long Id { get; }

    /// <summary>Null if the version that it tells of has no event: such a row must not stop the others.</summary>
    public async Task<NoticeRow?> Read()
    {
        await using var query = Command(ReadSql);
        await using var row = await query.ExecuteReaderAsync();
        if (!await row.ReadAsync()) return null;
        return new NoticeRow(
            Number: row.GetInt64(0), Version: row.GetInt32(1), Kind: NoticeKinds.Parse(row.GetString(2)), Attempts: row.GetInt32(3),
            CreatedAt: row.GetFieldValue<DateTimeOffset>(4), ChangedAt: row.GetFieldValue<DateTimeOffset>(5), Procedure: row.GetString(6),
            Appointment: AppointmentAt(row, 7), ClosesAt: row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
            Before: row.IsDBNull(12) ? null : AppointmentAt(row, 12),
            CurrentVersion: row.GetInt32(16), CurrentStatus: row.GetString(17), Language: row.IsDBNull(18) ? null : row.GetString(18),
            KeyVersion: row.GetInt16(19), WrappedKey: row.GetFieldValue<byte[]>(20),
            SealedEmail: row.IsDBNull(21) ? null : row.GetFieldValue<byte[]>(21), Overtaken: row.GetBoolean(22));
    }

    public Task MarkSent(DateTimeOffset at) => Mark(SentSql, at.ToUniversalTime());

    public Task MarkSuperseded() => Mark(SupersededSql);

    /// <summary>Counts a failed attempt.</summary>
    public Task MarkFailed(bool givenUp, DateTimeOffset nextAttempt, string error) =>
        Mark(FailedSql, givenUp ? "dead" : "pending", nextAttempt.ToUniversalTime(), error);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    // Not ended by the host's stop: an answer of the mail server that came in is worth its mark.
    private async Task Mark(string sql, params object[] values)
    {
        await using var update = Command(sql, values);
        await update.ExecuteNonQueryAsync();
        await _transaction.CommitAsync();
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, _connection, _transaction) { Parameters = { new() { Value = Id } } };
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static Appointment AppointmentAt(NpgsqlDataReader row, int first) => new(
        row.GetString(first), row.GetFieldValue<DateOnly>(first + 1), row.GetFieldValue<TimeOnly>(first + 2), row.GetInt16(first + 3));
}
