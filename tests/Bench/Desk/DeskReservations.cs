using NpgsqlTypes;
using OrleansBooking.Bench.City;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Bench.Desk;

/// <summary>A million reservations, sealed and hashed as the product does it, straight into the table; their events by SQL. One in twenty is to come.</summary>
public static class DeskReservations
{
    private const string Columns =
        "number, applicant_key, procedure, slot, status, once, channel, version, booked_at, language, key_version, wrapped_key, sealed_name, sealed_kana, "
        + "sealed_phone, sealed_email, sealed_reservation_id, kana_hash, family_kana_hash, phone_hash, phone_last4_hash";

    public static async Task Store(BenchDatabase database, LookUpHashes hashes, ContactSealer sealer)
    {
        // Indexes are made again afterwards: a million random keys one by one take an hour.
        var indexes = await Texts(database, "select indexdef from pg_indexes where schemaname = 'booking' and tablename = 'reservation' and indexname <> 'reservation_pkey'");
        var names = await Texts(database, "select indexname from pg_indexes where schemaname = 'booking' and tablename = 'reservation' and indexname <> 'reservation_pkey'");
        foreach (var name in names) await database.Execute($"drop index booking.{name}");
        var (past, coming) = (await Slots(database, "date < current_date"), await Slots(database, "date > current_date"));

        await using (var connection = await database.Owner.OpenConnectionAsync())
        {
            await using var copy = await connection.BeginBinaryImportAsync($"copy booking.reservation ({Columns}) from stdin (format binary)");
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            for (var n = 0; n < DeskPeople.Count; n++)
            {
                var isComing = n % 20 == 7;
                var slots = isComing ? coming : past;
                var sealedContact = sealer.Seal(DeskPeople.Number(n), DeskPeople.Contact(n), DeskPeople.Id(n));
                await copy.StartRowAsync();
                await copy.WriteAsync(DeskPeople.Number(n), NpgsqlDbType.Bigint);
                await copy.WriteAsync(hashes.Applicant(DeskPeople.Id(n)), NpgsqlDbType.Bytea);
                await copy.WriteAsync(n % 5 == 0 ? "certificate-renewal" : "card-pickup", NpgsqlDbType.Text);
                await copy.WriteAsync(slots[(int)(n * 13L % slots.Count)], NpgsqlDbType.Bigint);
                await copy.WriteAsync(isComing ? "booked" : n % 10 == 0 ? "cancelled" : n % 17 == 0 ? "no-show" : "done", NpgsqlDbType.Text);
                await copy.WriteAsync(n % 5 != 0, NpgsqlDbType.Boolean);
                await copy.WriteAsync(n % 3 == 0 ? "telephone" : "web", NpgsqlDbType.Text);
                await copy.WriteAsync(1, NpgsqlDbType.Integer);
                await copy.WriteAsync(now.AddMinutes(-n), NpgsqlDbType.TimestampTz);
                await copy.WriteAsync("ja", NpgsqlDbType.Text);
                await copy.WriteAsync(sealedContact.KeyVersion, NpgsqlDbType.Smallint);
                foreach (var bytes in new[]
                {
                    sealedContact.WrappedKey, sealedContact.Name!, sealedContact.Kana!, sealedContact.Phone!, sealedContact.Email!, sealedContact.ReservationId!,
                    sealedContact.KanaHash!, sealedContact.FamilyKanaHash!, sealedContact.PhoneHash!, sealedContact.PhoneLast4Hash!,
                })
                {
                    await copy.WriteAsync(bytes, NpgsqlDbType.Bytea);
                }
            }

            await copy.CompleteAsync();
        }

        foreach (var index in indexes) await database.Execute(index);
        await database.Execute(
            """
            update booking.slot s set booked = s.booked + r.seats, capacity = greatest(s.capacity, s.booked + r.seats)
            from (select slot, count(*) as seats from booking.reservation where status <> 'cancelled' group by slot) r where r.slot = s.id
            """);
        await database.Execute(
            """
            insert into booking.reservation_event (operation_id, line, number, version, kind, slot, procedure, status, actor, channel, fingerprint, at)
            select gen_random_uuid(), 0, r.number, 1, 'booked', r.slot, r.procedure, 'booked', 'applicant', r.channel, r.applicant_key, r.booked_at from booking.reservation r
            """);
    }

    private static async Task<List<long>> Slots(BenchDatabase database, string which)
    {
        await using var query = database.Owner.CreateCommand($"select id from booking.slot where {which} order by date, time, venue");
        await using var row = await query.ExecuteReaderAsync();
        List<long> all = [];
        while (await row.ReadAsync()) all.Add(row.GetInt64(0));
        return all;
    }

    private static async Task<List<string>> Texts(BenchDatabase database, string sql)
    {
        await using var query = database.Owner.CreateCommand(sql);
        await using var row = await query.ExecuteReaderAsync();
        List<string> all = [];
        while (await row.ReadAsync()) all.Add(row.GetString(0));
        return all;
    }
}
