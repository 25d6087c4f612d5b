using Npgsql;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Notices;

/// <summary>The notices that wait in the database (design rule 7).</summary>
/// <remarks>A claim is the row's lock, held in a transaction of its own while that one mail is sent. No lease has to be guessed: another
/// dispatcher cannot take the row however slow the mail server is, and when a process dies the lock is gone at once with its connection, or, over a line
/// that tells nobody, after <see cref="BookingDatabase.LongestWait"/>. What was sent and not yet marked is then sent again with the same Message-ID. The ledger
/// only inserts notices, so it never waits for these locks.</remarks>
public sealed class NoticeQueue(BookingDatabase database)
{
    // An older notice of the same reservation that is due too goes first, also while another dispatcher has it.
    // One that waits after a failure holds nothing up: it is superseded when the newer one is out.
    private const string ClaimSql = """
        select n.id from notice n
        where n.state = 'pending' and n.next_attempt_at <= $1
            and not exists (select 1 from notice o where o.number = n.number and o.state = 'pending' and o.next_attempt_at <= $1
                and (o.version, o.id) < (n.version, n.id))
        order by n.next_attempt_at, n.id
        limit 1
        for update of n skip locked
        """;

    private const string WaitingSql = "select count(*), min(created_at) from notice where state = 'pending'";

    /// <summary>The next due notice, or null if there is none that nobody else has.</summary>
    public async Task<ClaimedNotice?> Claim(DateTimeOffset now, CancellationToken stopping)
    {
        var connection = await database.Ordinary.OpenConnectionAsync(stopping);
        try
        {
            var transaction = await connection.BeginTransactionAsync(stopping);
            await using var claim = new NpgsqlCommand(ClaimSql, connection, transaction) { Parameters = { new() { Value = now.ToUniversalTime() } } };
            if (await claim.ExecuteScalarAsync(stopping) is long id) return new ClaimedNotice(id, connection, transaction);
            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many wait, and since when the oldest does.</summary>
    public async Task<(long Pending, DateTimeOffset? Oldest)> Waiting(CancellationToken stopping)
    {
        await using var query = database.Ordinary.CreateCommand(WaitingSql);
        await using var row = await query.ExecuteReaderAsync(stopping);
        await row.ReadAsync(stopping);
        return (row.GetInt64(0), await row.IsDBNullAsync(1, stopping) ? null : row.GetFieldValue<DateTimeOffset>(1));
    }
}
