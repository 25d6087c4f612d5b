using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Slots;

/// <summary>Reads slots for waking grains, many in one query.</summary>
public sealed partial class SlotLoader(BookingDatabase database, ILogger<SlotLoader> log) : BackgroundService
{
    private const int BatchLimit = 500;
    private readonly Channel<Request> _requests = Channel.CreateUnbounded<Request>(new() { SingleReader = true });

    /// <summary>The slot as the database has it now.</summary>
    /// <exception cref="LedgerFault">PostgreSQL is away.</exception>
    public Task<SlotRow> Load(SlotKey key)
    {
        var request = new Request(key, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _requests.Writer.TryWrite(request);
        return request.Answer.Task;
    }

    /// <summary>Many slots in one query.</summary>
    public async Task<Dictionary<SlotKey, SlotRow>> Load(IReadOnlyList<SlotKey> keys, CancellationToken stop)
    {
        var readAt = Stopwatch.GetTimestamp();
        await using var command = database.Ordinary.CreateCommand(
            """
            select k.i, v.id is not null, s.id, s.minutes, s.capacity, s.opens_at, s.procedures, s.closes_at, s.version, s.booked, s.plan_revision, s.holds_version,
                (select json_agg(json_build_object('Procedure', h.procedure, 'Capacity', h.capacity, 'Booked', h.booked))::text from slot_share h where h.slot = s.id),
                (select json_agg(json_build_object('Id', h.id, 'Holder', encode(h.holder, 'hex'), 'Procedure', h.procedure, 'Until', h.until, 'Seats', h.seats))::text
                    from hold h where h.slot = s.id),
                (select array_agg(e.operation_id) from reservation_event e where e.slot = s.id and e.kind in ('booked', 'moved')),
                s.web_closes_at
            from unnest($1, $2, $3) with ordinality as k (venue, date, time, i)
            left join venue v on v.id = k.venue
            left join slot s on s.venue = k.venue and s.date = k.date and s.time = k.time
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(key => key.Venue)] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. keys.Select(key => key.Date)] });
        command.Parameters.Add(new NpgsqlParameter<TimeOnly[]> { TypedValue = [.. keys.Select(key => key.Time)] });

        var rows = new Dictionary<SlotKey, SlotRow>(keys.Count);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop)) rows[keys[(int)reader.GetInt64(0) - 1]] = Read(reader, readAt);
        return rows;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _requests.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<Request>();
            while (batch.Count < BatchLimit && _requests.Reader.TryRead(out var request)) batch.Add(request);
            try
            {
                var rows = await Load([.. batch.Select(request => request.Key).Distinct()], stoppingToken);
                foreach (var request in batch) request.Answer.TrySetResult(rows[request.Key]);
            }
            catch (Exception e)
            {
                LogFailed(log, batch.Count, e.GetType().Name);
                var fault = new LedgerFault("Slots cannot be read: PostgreSQL is away.");
                foreach (var request in batch) request.Answer.TrySetException(fault);
            }
        }
    }

    private static SlotRow Read(NpgsqlDataReader reader, long readAt)
    {
        var venueExists = reader.GetBoolean(1);
        if (reader.IsDBNull(2)) return new SlotRow(venueExists, null, [], 0, 0, readAt);

        var shares = reader.IsDBNull(12) ? [] : JsonSerializer.Deserialize<ShareJson[]>(reader.GetString(12))!;
        var holds = reader.IsDBNull(13) ? [] : JsonSerializer.Deserialize<SlotHold[]>(reader.GetString(13))!;
        var offers = reader.GetFieldValue<string[]>(6).Zip(reader.GetFieldValue<DateTimeOffset[]>(7)).ToFrozenDictionary(
            offer => offer.First,
            offer => new SlotOffer(offer.Second, shares.FirstOrDefault(share => share.Procedure == offer.First)?.Capacity));
        var plan = new SlotPlan(reader.GetInt16(3), reader.GetInt32(4), reader.GetFieldValue<DateTimeOffset>(5), offers)
        {
            WebClosesAt = reader.IsDBNull(15) ? null : reader.GetFieldValue<DateTimeOffset>(15),
        };
        var count = new SlotCount(reader.GetInt64(8), reader.GetInt32(9), shares.ToImmutableDictionary(share => share.Procedure, share => share.Booked));
        return new SlotRow(
            venueExists, new Slot(reader.GetInt64(2), plan, count, [.. holds]),
            reader.IsDBNull(14) ? [] : [.. reader.GetFieldValue<Guid[]>(14)], reader.GetInt64(10), reader.GetInt64(11), readAt);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Loading {Count} slots failed: {Fault}")]
    private static partial void LogFailed(ILogger logger, int count, string fault);

    private sealed record Request(SlotKey Key, TaskCompletionSource<SlotRow> Answer);

    private sealed record ShareJson(string Procedure, int Capacity, int Booked);
}
