using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calls;

/// <summary>Which seat is kept for which call. The ledger's hold is found by its holder, the call: its own id changes when it is extended.</summary>
public sealed class CallHoldStore(BookingDatabase database, LookUpHashes hashes, TimeProvider time)
{
    private const int MostDropped = 20;

    // Longer than a hold that was extended can last.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(30);

    private const string Select =
        "select h.id, coalesce(h.taken_for, h.call), h.venue, h.date, h.time, h.procedure, h.taken_by, h.taken_at, h.call, h.seats from call_hold h";

    /// <summary>A hold as it was taken, over or not.</summary>
    public Task<CallHold?> Find(Guid id) => One(Select + " where h.id = $1", Of(id));

    /// <summary>A hold that still keeps its seats; null if it is over, or its call keeps others now.</summary>
    public async Task<CallHold?> Live(Guid id) => await Find(id) is { } hold ? await Live(hold) : null;

    /// <summary>The seats that a call keeps.</summary>
    public async Task<CallHold?> OfCall(Guid call)
    {
        var last = await One(Select + " where coalesce(h.taken_for, h.call) = $1 order by h.taken_at desc limit 1", Of(call));
        return last is null ? null : await Live(last);
    }

    /// <summary>Seats that are still kept for callers who were cut off, the latest first.</summary>
    public async Task<ImmutableArray<CallHold>> Dropped()
    {
        var last = await Read(
            Select + " join call c on c.id = coalesce(h.taken_for, h.call) where c.wrap_up = $1 and c.closed_at > $2 order by h.taken_at desc limit $3",
            Of(WrapUp.Dropped), Of(time.GetUtcNow() - LongestHold), Of(MostDropped));
        var live = ImmutableArray.CreateBuilder<CallHold>();
        foreach (var hold in last)
            if (await Live(hold) is { } kept) live.Add(kept);
        // A call may have kept the same time twice, one after the other.
        return [.. live.DistinctBy(hold => hold.LedgerId)];
    }

    public async Task Add(TakeHold command, string actor)
    {
        await using var insert = database.Ordinary.CreateCommand(
            """
            insert into call_hold (id, call, venue, date, time, procedure, taken_by, taken_at, seats)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing
            """);
        insert.Parameters.AddRange(new NpgsqlParameter[] {
            Of(command.HoldId), Of(command.CallId), Of(command.Slot.Venue), Of(command.Slot.Date), Of(command.Slot.Time), Of(command.Procedure), Of(actor),
            Of(time.GetUtcNow()), Of((short)command.Seats),
        });
        await insert.ExecuteNonQueryAsync();
    }

    /// <summary>Another operator sees to it, and to its call while that lasts.</summary>
    /// <param name="into">Another call keeps it from now on; its own stays with whoever has it.</param>
    public async Task TakeOver(CallHold hold, Guid? into, string actor)
    {
        await using var batch = database.Ordinary.CreateBatch();
        if (into is { } call && call != hold.CallId)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("update call_hold set taken_by = $2, taken_at = $3, taken_for = $4 where id = $1")
            {
                Parameters = { Of(hold.Id), Of(actor), Of(time.GetUtcNow()), Of(call) },
            });
            await batch.ExecuteNonQueryAsync();
            return;
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("update call_hold set taken_by = $2, taken_at = $3 where id = $1 and taken_by <> $2")
        {
            Parameters = { Of(hold.Id), Of(actor), Of(time.GetUtcNow()) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("update call set operator = $2 where id = $1 and closed_at is null")
            { Parameters = { Of(hold.CallId), Of(actor) } });
        await batch.ExecuteNonQueryAsync();
    }

    private async Task<CallHold?> Live(CallHold hold)
    {
        await using var query = database.Ordinary.CreateCommand(
            """
            select h.id, h.until, h.renewed, h.seats from hold h join slot s on s.id = h.slot
            where h.holder = $1 and h.until > $2 and s.venue = $3 and s.date = $4 and s.time = $5 and h.procedure = $6
            """);
        query.Parameters.AddRange(new NpgsqlParameter[] {
            Of(hashes.Call(hold.HeldBy)), Of(time.GetUtcNow()), Of(hold.Slot.Venue), Of(hold.Slot.Date), Of(hold.Slot.Time), Of(hold.Procedure),
        });
        await using var row = await query.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? hold with { LedgerId = row.GetGuid(0), Until = row.GetFieldValue<DateTimeOffset>(1), Extended = row.GetBoolean(2), Seats = row.GetInt16(3) }
            : null;
    }

    private async Task<CallHold?> One(string sql, NpgsqlParameter parameter) => await Read(sql, parameter) is [var hold, ..] ? hold : null;

    private async Task<List<CallHold>> Read(string sql, params NpgsqlParameter[] parameters)
    {
        await using var query = database.Ordinary.CreateCommand(sql);
        query.Parameters.AddRange(parameters);
        await using var row = await query.ExecuteReaderAsync();
        var all = new List<CallHold>();
        while (await row.ReadAsync())
        {
            all.Add(new CallHold(
                row.GetGuid(0), row.GetGuid(1), new SlotKey(row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<TimeOnly>(4)), row.GetString(5),
                row.GetString(6), row.GetFieldValue<DateTimeOffset>(7), default, false) { HeldBy = row.GetGuid(8), Seats = row.GetInt16(9) });
        }

        return all;
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
