using OrleansBooking.Contracts.City;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Notices;

/// <summary>Writes the day-before reminders that are due (design rule 7). Every silo may do it: a reminder is there once for each number and version.</summary>
public sealed class ReminderPlan(BookingDatabase database, MailOptions options, TimeProvider time)
{
    // In order of number, as the ledger locks: the foreign key takes a share of each reservation until the commit.
    // Who booked, moved or gave an address after the hour has just had a mail that says it all.
    private const string InsertSql = """
        insert into notice (number, version, kind, next_attempt_at, created_at)
        select r.number, r.version, 'reminder', $2, $2
        from slot s
        join reservation r on r.slot = s.id
        join reservation_event e on e.number = r.number and e.version = r.version
        where s.date = $1 and r.status = 'booked' and r.sealed_email is not null and e.at < $3
            and not exists (select 1 from notice n where n.number = r.number and n.version = r.version and n.kind = 'reminder')
        order by r.number
        limit $4
        on conflict (number, version, kind) do nothing
        """;

    // Short transactions: the ledger wants the same reservations.
    private const int Batch = 200;

    /// <summary>Writes the reminders for tomorrow, once the hour has come; how many.</summary>
    public async Task<int> Write(CancellationToken stopping)
    {
        var today = time.CityToday();
        var from = CityClock.ToInstant(today, options.ReminderFrom);
        var now = time.GetUtcNow();
        if (now < from) return 0;

        for (var total = 0; ;)
        {
            await using var insert = database.Ordinary.CreateCommand(InsertSql);
            insert.Parameters.Add(new() { Value = today.AddDays(1) });
            insert.Parameters.Add(new() { Value = now.ToUniversalTime() });
            insert.Parameters.Add(new() { Value = from.ToUniversalTime() });
            insert.Parameters.Add(new() { Value = Batch });
            var written = await insert.ExecuteNonQueryAsync(stopping);
            total += written;
            if (written < Batch) return total;
        }
    }
}
