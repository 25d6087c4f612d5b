using Npgsql;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Faults.Invariants;

/// <summary>What the database holds of reservations: their events by operation, and what was booked for whom, opened.</summary>
public sealed class StoredLedger
{
    private const string Events = """
        select e.operation_id, e.number, e.version, e.kind, s.venue, s.date, s.time, e.procedure, e.status, e.channel
        from booking.reservation_event e join booking.slot s on s.id = e.slot
        """;

    private const string Reservations = """
        select number, key_version, wrapped_key, sealed_name, sealed_kana, sealed_phone, sealed_email, sealed_note, sealed_reservation_id, language
        from booking.reservation
        """;

    private readonly Dictionary<string, int> _contactChanges;

    private StoredLedger(List<StoredEvent> events, Dictionary<string, (Contact, string?)> contacts)
    {
        (ByOperation, Contacts) = (events.ToLookup(change => change.Operation), contacts);
        _contactChanges = events.Where(change => change.Kind == "contact-changed").GroupBy(change => change.Number)
            .ToDictionary(changes => changes.Key, changes => changes.Max(change => change.Version));
    }

    /// <summary>All events; more than one for an operation is a fault.</summary>
    public ILookup<Guid, StoredEvent> ByOperation { get; }

    /// <summary>Contact and reservation ID by number.</summary>
    public Dictionary<string, (Contact Contact, string? ReservationId)> Contacts { get; }

    /// <summary>The version at which the contact of a reservation was last corrected; 0: never.</summary>
    public int LastContactChange(string number) => _contactChanges.GetValueOrDefault(number);

    /// <summary>Reads everything in one snapshot.</summary>
    /// <param name="keys">The silo's keys, to open what it sealed.</param>
    public static async Task<StoredLedger> Read(NpgsqlDataSource database, KeyRing keys)
    {
        var sealer = new ContactSealer(keys, new LookUpHashes(keys));
        await using var connection = await database.OpenConnectionAsync();
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);

        var events = new List<StoredEvent>();
        await using (var query = new NpgsqlCommand(Events, connection, snapshot))
        await using (var row = await query.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                events.Add(new StoredEvent(
                    row.GetGuid(0), ReservationNumberField.Format(row.GetInt64(1)), row.GetInt32(2), row.GetString(3),
                    new SlotKey(row.GetString(4), row.GetFieldValue<DateOnly>(5), row.GetFieldValue<TimeOnly>(6)), row.GetString(7), row.GetString(8), row.GetString(9)));
            }
        }

        var contacts = new Dictionary<string, (Contact, string?)>();
        await using (var query = new NpgsqlCommand(Reservations, connection, snapshot))
        await using (var row = await query.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                var number = row.GetInt64(0);
                contacts[ReservationNumberField.Format(number)] = sealer.Open(number, new SealedContact(
                    row.GetInt16(1), row.GetFieldValue<byte[]>(2), Box(row, 3), Box(row, 4), Box(row, 5), Box(row, 6), Box(row, 7), Box(row, 8),
                    row.IsDBNull(9) ? null : row.GetString(9), null, null, null, null));
            }
        }

        return new StoredLedger(events, contacts);
    }

    private static byte[]? Box(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);
}
