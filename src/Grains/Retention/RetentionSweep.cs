using Npgsql;
using OrleansBooking.Contracts.City;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Retention;

/// <summary>Erases what has served its purpose (P4): contacts some months after the appointment, old wrong sign-ins, ended holds.</summary>
public sealed class RetentionSweep(BookingDatabase database, CityProfile city, TimeProvider time)
{
    /// <summary>One pass; doing it again changes nothing.</summary>
    /// <returns>How many reservations lost their contact fields.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var contacts = database.Ordinary.CreateCommand(
            """
            update reservation r set sealed_name = null, sealed_kana = null, sealed_phone = null, sealed_email = null, sealed_note = null, language = null,
                kana_hash = null, family_kana_hash = null, phone_hash = null, phone_last4_hash = null
            from slot s
            where s.id = r.slot and s.date < $1
                and num_nonnulls(r.sealed_name, r.sealed_kana, r.sealed_phone, r.sealed_email, r.sealed_note) > 0
            """);
        contacts.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = time.CityToday().AddMonths(-city.ContactRetentionMonths) });
        var erased = await contacts.ExecuteNonQueryAsync(stop);

        // Frozen lists carry names and IDs as well.
        await using var lists = database.Ordinary.CreateCommand("delete from deadline_list where date < $1");
        lists.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = time.CityToday().AddMonths(-city.ContactRetentionMonths) });
        await lists.ExecuteNonQueryAsync(stop);

        // The longest count of wrong sign-ins is a day.
        await Delete("delete from sign_in_failure where since < $1 and coalesce(blocked_until < $1, true)", stop);
        await Delete("delete from hold where until < $1", stop);
        // A repeated request hears the same ID for two days; its letter is long out then.
        await Delete("update applicant_reissue set sealed = null where sealed is not null and at < $1", stop);
        return erased;
    }

    private async Task Delete(string sql, CancellationToken stop)
    {
        await using var command = database.Ordinary.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow().AddDays(-2) });
        await command.ExecuteNonQueryAsync(stop);
    }
}
