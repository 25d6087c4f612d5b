using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Procedures;

/// <summary>Simulates a change of a procedure with what the database knows now.</summary>
public sealed class ProcedureWeigher(BookingDatabase database, IGrainFactory grains, TimeProvider time)
{
    private const string Offered =
        """
        select s.venue, count(distinct s.id) filter (where s.minutes < $3), count(r.number), count(r.number) filter (where r.sealed_reservation_id is null)
        from slot s left join reservation r on r.slot = s.id and r.procedure = $1 and r.status = 'booked'
        where s.date + s.time > $2 and (s.capacity > 0 and $1 = any (s.procedures) or r.number is not null)
        group by s.venue order by s.venue
        """;

    /// <param name="before">Null: the procedure is new.</param>
    public async Task<ChangeEffect> Weigh(ProcedureDefinition? before, ProcedureDefinition after)
    {
        if (before is null) return ProcedureEffects.Of(null, after, []);
        var names = (await grains.GetGrain<ICatalogue>(0).Venues()).ToDictionary(venue => venue.Definition.Profile.Id, venue => venue.Definition.Profile.Name);
        return await StorageBoundary.Cross(async () =>
        {
            await using var command = database.Ordinary.CreateCommand(Offered);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after.Id });
            command.Parameters.Add(new NpgsqlParameter { Value = CityClock.ToCity(time.GetUtcNow()), NpgsqlDbType = NpgsqlDbType.Timestamp });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = after.Minutes });
            var offered = new List<OfferedAt>();
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
                offered.Add(new OfferedAt(names.GetValueOrDefault(row.GetString(0), row.GetString(0)), (int)row.GetInt64(1), (int)row.GetInt64(2),
                    (int)row.GetInt64(3)));
            return ProcedureEffects.Of(before, after, offered);
        });
    }
}
