using System.Data;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Bench.Peer;

/// <summary>The peer's three statements: automatically prepared, a pool of sixteen, one transaction a request.</summary>
public sealed class PeerDatabase(string connectionString) : IAsyncDisposable
{
    private const string Actor = "demo-administrator";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        SearchPath = "booking", MaxPoolSize = 16, MinPoolSize = 16, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2, CommandTimeout = 60,
    });

    /// <summary>True while the slot has a seat; the variant that seals only then asks this first.</summary>
    public async Task<bool> HasRoom(string venue, DateOnly date, TimeOnly time)
    {
        await using var command = _source.CreateCommand("select booked < capacity from slot where venue = $1 and date = $2 and time = $3");
        Place(command.Parameters, venue, date, time);
        return await command.ExecuteScalarAsync() is true;
    }

    /// <returns>The function's word and the number.</returns>
    public async Task<(string Outcome, long Number)> Book(
        Guid operation, byte[] fingerprint, byte[] applicant, byte[] secret, PeerRequests.Book request, TimeOnly time, long number, SealedContact contact, DateTimeOffset now)
    {
        await using var command = _source.CreateCommand(
            "select outcome, number from peer_book($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)");
        var parameters = command.Parameters;
        Start(parameters, operation, fingerprint, now);
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = applicant });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = secret });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Procedure });
        Place(parameters, request.VenueId, request.Date, time);
        parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        parameters.Add(new NpgsqlParameter<short> { TypedValue = contact.KeyVersion });
        foreach (var field in new[]
                 {
                     contact.WrappedKey, contact.Name, contact.Kana, contact.Phone, contact.Email, contact.ReservationId,
                     contact.KanaHash, contact.FamilyKanaHash, contact.PhoneHash, contact.PhoneLast4Hash,
                 })
            parameters.Add(new NpgsqlParameter { Value = (object?)field ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        try
        {
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
            await reader.ReadAsync();
            return (reader.GetString(0), reader.IsDBNull(1) ? 0 : reader.GetInt64(1));
        }
        catch (PostgresException e) when (e.SqlState == "PB001")
        {
            return ("full", 0);
        }
    }

    public async Task<(string Outcome, int Version)> Move(Guid operation, byte[] fingerprint, long number, PeerRequests.Move request, TimeOnly time, DateTimeOffset now)
    {
        await using var command = _source.CreateCommand("select outcome, version from peer_move($1, $2, $3, $4, $5, $6, $7, $8)");
        Start(command.Parameters, operation, fingerprint, now);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        Place(command.Parameters, request.VenueId, request.Date, time);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow);
        await reader.ReadAsync();
        return (reader.GetString(0), reader.IsDBNull(1) ? 0 : reader.GetInt32(1));
    }

    /// <summary>A month of a venue, in one query.</summary>
    public async Task<PeerRequests.Month> Month(string venue, string procedure, DateOnly month, DateTimeOffset now)
    {
        await using var command = _source.CreateCommand(
            """
            select s.date, s.time, s.minutes, s.capacity, s.booked + (select count(*) from hold h where h.slot = s.id and h.until > $4)
            from slot s where s.venue = $1 and s.date >= $2 and s.date < $3 and $5 = any (s.procedures) and s.capacity > 0 order by s.date, s.time
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = venue });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = month });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = month.AddMonths(1) });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = procedure });
        var days = new List<PeerRequests.Day>();
        var slots = new List<PeerRequests.Slot>();
        DateOnly? day = null;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var date = reader.GetFieldValue<DateOnly>(0);
            if (day is { } last && last != date) Close(last);
            day = date;
            var capacity = reader.GetInt32(3);
            slots.Add(new(reader.GetFieldValue<TimeOnly>(1).ToString("HH:mm", CultureInfo.InvariantCulture), reader.GetInt16(2), capacity, Math.Max(0, capacity - (int)reader.GetInt64(4))));
        }

        if (day is { } end) Close(end);
        return new(venue, procedure, month.ToString("yyyy-MM", CultureInfo.InvariantCulture), now, days);

        void Close(DateOnly date)
        {
            var free = slots.Sum(slot => slot.Free);
            days.Add(new(
                date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                free == 0 ? "full" : free * 5 <= slots.Sum(slot => slot.Capacity) ? "few" : "open", [.. slots]));
            slots.Clear();
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static void Start(NpgsqlParameterCollection parameters, Guid operation, byte[] fingerprint, DateTimeOffset now)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = operation });
        parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = fingerprint });
        parameters.Add(new NpgsqlParameter<string> { TypedValue = Actor });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });
    }

    private static void Place(NpgsqlParameterCollection parameters, string venue, DateOnly date, TimeOnly time)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = venue });
        parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = date });
        parameters.Add(new NpgsqlParameter<TimeOnly> { TypedValue = time });
    }
}
