using Npgsql;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calls;

/// <summary>Which seat is kept for which call. The ledger's hold is found by its holder, the call: its own id changes when it is extended.</summary>
public sealed class CallHoldStore(BookingDatabase database, LookUpHashes hashes, TimeProvider time)
{
    private const string Select = "select id, call, venue, date, time, procedure, taken_by, taken_at from call_hold";

    /// <summary>A hold as it was taken, over or not.</summary>
    public Task<CallHold?> Find(Guid id) => Read(Select + " where id = $1", Of(id));

    /// <summary>A hold that still keeps its seat, with the ledger's id; null if it is over, or its call keeps another seat now.</summary>
    public async Task<(CallHold Hold, Guid LedgerId)?> Live(Guid id) => await Find(id) is { } hold ? await Live(hold) : null;

    /// <summary>The seat that a call keeps.</summary>
    public async Task<CallHold?> OfCall(Guid call)
    {
        var last = await Read(Select + " where call = $1 order by taken_at desc limit 1", Of(call));
        return last is null ? null : (await Live(last))?.Hold;
    }

    public async Task Add(TakeHold command, string actor)
    {
        await using var insert = database.Reads.CreateCommand(
            "insert into call_hold (id, call, venue, date, time, procedure, taken_by, taken_at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing");
        insert.Parameters.AddRange(new NpgsqlParameter[] {
            Of(command.HoldId), Of(command.CallId), Of(command.Slot.Venue), Of(command.Slot.Date), Of(command.Slot.Time), Of(command.Procedure), Of(actor), Of(time.GetUtcNow()),
        });
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>Another operator sees to it, and to its call while that lasts.</summary>
    public async Task TakeOver(CallHold hold, string actor)
    {
        await using var batch = database.Reads.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("update call_hold set taken_by = $2, taken_at = $3 where id = $1 and taken_by <> $2")
        {
            Parameters = { Of(hold.Id), Of(actor), Of(time.GetUtcNow()) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("update call set operator = $2 where id = $1 and closed_at is null") { Parameters = { Of(hold.CallId), Of(actor) } });
        await batch.ExecuteNonQueryAsync();
    }

    private async Task<(CallHold Hold, Guid LedgerId)?> Live(CallHold hold)
    {
        await using var query = database.Reads.CreateCommand(
            """
            select h.id, h.until, h.renewed from hold h join slot s on s.id = h.slot
            where h.holder = $1 and h.until > $2 and s.venue = $3 and s.date = $4 and s.time = $5 and h.procedure = $6
            """);
        query.Parameters.AddRange(new NpgsqlParameter[] {
            Of(hashes.Call(hold.CallId)), Of(time.GetUtcNow()), Of(hold.Slot.Venue), Of(hold.Slot.Date), Of(hold.Slot.Time), Of(hold.Procedure),
        });
        await using var row = await query.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? (hold with { Until = row.GetFieldValue<DateTimeOffset>(1), Extended = row.GetBoolean(2) }, row.GetGuid(0))
            : null;
    }

    private async Task<CallHold?> Read(string sql, NpgsqlParameter parameter)
    {
        await using var query = database.Reads.CreateCommand(sql);
        query.Parameters.Add(parameter);
        await using var row = await query.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new CallHold(
                row.GetGuid(0), row.GetGuid(1), new SlotKey(row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<TimeOnly>(4)), row.GetString(5),
                row.GetString(6), row.GetFieldValue<DateTimeOffset>(7), default, false)
            : null;
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
