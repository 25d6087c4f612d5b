using Npgsql;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.Reservations;

/// <summary>The columns of a reservation <c>r</c> in its slot <c>s</c>, and how to read them: one list for desk, search and CSV.</summary>
internal static class ReservationColumns
{
    /// <summary>What <see cref="Read"/> reads, from column 0.</summary>
    public const string Record = "r.number, s.venue, s.date, s.time, s.minutes, r.procedure, r.status, r.channel, r.version";

    /// <summary><see cref="Record"/>, then when it was booked, then what <see cref="ReadSealed"/> reads.</summary>
    public const string All = $"{Record}, r.booked_at, "
        + "r.key_version, r.wrapped_key, r.sealed_name, r.sealed_kana, r.sealed_phone, r.sealed_email, r.sealed_note, r.sealed_reservation_id, r.language";

    /// <summary>Columns of <see cref="All"/>.</summary>
    public const int Count = 19;

    public const string From = "from reservation r join slot s on s.id = r.slot";

    private const int BookedAt = 9;
    private const int FirstSealed = 10;

    public static Reservation Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), new SlotKey(row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<TimeOnly>(3)), row.GetInt16(4),
        row.GetString(5), LedgerWords.Status(row.GetString(6)), LedgerWords.Channel(row.GetString(7)), row.GetInt32(8));

    public static DateTimeOffset ReadBookedAt(NpgsqlDataReader row) => row.GetFieldValue<DateTimeOffset>(BookedAt);

    /// <summary>The sealed fields; the look-up hashes stay in the database.</summary>
    public static SealedContact ReadSealed(NpgsqlDataReader row)
    {
        return new SealedContact(
            row.GetInt16(FirstSealed), row.GetFieldValue<byte[]>(FirstSealed + 1),
            Box(2), Box(3), Box(4), Box(5), Box(6), Box(7), row.IsDBNull(FirstSealed + 8) ? null : row.GetString(FirstSealed + 8),
            KanaHash: null, FamilyKanaHash: null, PhoneHash: null, PhoneLast4Hash: null);

        byte[]? Box(int offset) => row.IsDBNull(FirstSealed + offset) ? null : row.GetFieldValue<byte[]>(FirstSealed + offset);
    }
}
