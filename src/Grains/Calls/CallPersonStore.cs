using System.Collections.Immutable;
using Npgsql;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Calls;

/// <summary>Whom calls are about; people are their keyed hashes.</summary>
public sealed class CallPersonStore(BookingDatabase database)
{
    /// <summary>Whose reservation it is; null: there is none of this number.</summary>
    public async Task<byte[]?> PersonOf(long number)
    {
        await using var query = database.Ordinary.CreateCommand("select applicant_key from reservation where number = $1");
        query.Parameters.Add(Of(number));
        return await query.ExecuteScalarAsync() as byte[];
    }

    /// <summary>The call is about this person, from now on or since before.</summary>
    /// <returns>Other calls about the same person that are not over, the first one first.</returns>
    public async Task<ImmutableArray<BusyOperator>> Add(Guid call, byte[] person, DateTimeOffset now)
    {
        await using var batch = database.Ordinary.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "insert into call_person (call, person, since) values ($1, $2, $3) on conflict (call, person) do nothing")
        {
            Parameters = { Of(call), Of(person), Of(now.ToUniversalTime()) },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            select c.id, c.number, c.operator, p.since from call_person p join call c on c.id = p.call
            where p.person = $2 and p.call <> $1 and c.closed_at is null order by p.since, c.number limit 10
            """) { Parameters = { Of(call), Of(person) } });
        await using var row = await batch.ExecuteReaderAsync();
        var others = ImmutableArray.CreateBuilder<BusyOperator>();
        while (await row.ReadAsync()) others.Add(new BusyOperator(row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)));
        return others.ToImmutable();
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };
}
