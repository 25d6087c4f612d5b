using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Venues;

/// <summary>Materialises plans as slot rows through <c>apply_plan_v3</c>; the same plan again changes nothing.</summary>
public sealed class PlanStore(BookingDatabase database)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Whoever has no seat afterwards comes to the worklist in the same commit.</summary>
    /// <returns>How many slots changed.</returns>
    public async Task<int> Apply(string venue, long revision, DateOnly from, DateOnly through, IEnumerable<PlannedSlot> slots, IEnumerable<ClosedDay> closed,
        DateTimeOffset now)
    {
        await using var command = database.Ordinary.CreateCommand("select apply_plan_v3($1, $2, $3, $4, $5, $6, $7)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = venue });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = revision });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = through });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(slots, Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(closed, Json), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        return (int)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The revision and last day that the slots show; null if nothing was applied yet.</summary>
    public async Task<(long Revision, DateOnly Through)?> Applied(string venue)
    {
        await using var command = database.Ordinary.CreateCommand("select revision, planned_through from venue where id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = venue });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetFieldValue<DateOnly>(1)) : null;
    }

    /// <summary>Ids of all venues.</summary>
    public async Task<IReadOnlyList<string>> Venues()
    {
        var ids = new List<string>();
        await using var command = database.Ordinary.CreateCommand("select id from venue order by id");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) ids.Add(reader.GetString(0));
        return ids;
    }
}
