using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.DeadlineLists;

/// <summary>What happened to a day after its list was frozen: the ledger's events against what was seen then.</summary>
public sealed class LaterChanges(BookingDatabase database, ContactSealer contacts)
{
    private const string Later =
        $"""
        select {ReservationColumns.All}, e.version, e.kind, e.at, b.time, a.time
        from (
            select x.number, x.version, x.kind, x.at, x.slot, lag(x.slot) over (partition by x.number order by x.version) as before
            from reservation_event x
            where x.number in (select t.number from reservation_event t join slot d on d.id = t.slot
                where d.venue = $1 and d.date = $2 and t.kind in ('booked', 'moved'))
        ) e
        left join slot a on a.id = e.slot and a.venue = $1 and a.date = $2
        left join slot b on b.id = e.before and b.venue = $1 and b.date = $2
        join reservation r on r.number = e.number join slot s on s.id = r.slot
        where e.kind in ('booked', 'moved', 'cancelled', 'contact-changed') and (a.id is not null or b.id is not null)
        order by e.at, e.number, e.version
        """;

    private const string Corrected = "corrected";
    private const int FirstOfEvent = 19;

    /// <summary>What happened to the day after it was frozen, oldest first;
    /// of corrections the last one of each person whose name or kana is not as listed.</summary>
    public async Task<ImmutableArray<ListChange>> Read(string venue, DateOnly date, ImmutableArray<ListedPerson> people, IReadOnlyDictionary<long, int> seen)
    {
        var listed = people.ToDictionary(one => one.Number);
        await using var command = database.Ordinary.CreateCommand(Later);
        DeadlineStore.Day(command.Parameters, venue, date);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<ListChange>();
        while (await rows.ReadAsync())
        {
            var number = rows.GetInt64(0);
            var version = rows.GetInt32(FirstOfEvent);
            if (version <= seen.GetValueOrDefault(number)) continue;
            var change = Change(rows, number, version);
            if (change.Kind == Corrected)
            {
                if (!listed.TryGetValue(number, out var one) || (one.Name, one.Kana) == (change.Name, change.Kana)) continue;
                all.RemoveAll(earlier => earlier.Kind == Corrected && earlier.Number == number);
            }

            all.Add(change);
        }

        return [.. all];
    }

    private ListChange Change(NpgsqlDataReader rows, long number, int version)
    {
        var kind = rows.GetString(FirstOfEvent + 1);
        TimeOnly? before = rows.IsDBNull(FirstOfEvent + 3) ? null : rows.GetFieldValue<TimeOnly>(FirstOfEvent + 3);
        TimeOnly? after = rows.IsDBNull(FirstOfEvent + 4) ? null : rows.GetFieldValue<TimeOnly>(FirstOfEvent + 4);
        var (contact, id) = contacts.Open(number, ReservationColumns.ReadSealed(rows));
        var word = kind switch
        {
            "booked" => "added",
            "cancelled" => "cancelled",
            "contact-changed" => Corrected,
            _ => before is null ? "moved-in" : after is null ? "moved-away" : "moved",
        };
        return new ListChange(
            word, rows.GetFieldValue<DateTimeOffset>(FirstOfEvent + 2), number, version, before, kind == "cancelled" ? null : after,
            ReservationColumns.Read(rows).Procedure, id, contact.Name, contact.Kana);
    }
}
