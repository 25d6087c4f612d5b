using Npgsql;
using OrleansBooking.Contracts.Reception;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Reception;

/// <summary>People without an appointment, one row a count.</summary>
public sealed class WalkInStore(BookingDatabase database)
{
    public async Task<WalkInOutcome> Count(CountWalkIns command, string actor, DateTimeOffset now)
    {
        await using var count = database.Ordinary.CreateCommand("select outcome, total from count_walk_ins_v1($1, $2, $3, $4, $5, $6)");
        count.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = command.OperationId });
        count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = command.Venue });
        count.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = command.Date });
        count.Parameters.Add(new NpgsqlParameter<int> { TypedValue = command.People });
        count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = actor });
        count.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        await using var rows = await count.ExecuteReaderAsync();
        await rows.ReadAsync();
        return rows.GetString(0) switch
        {
            "stored" or "repeated" => new WalkInOutcome(rows.GetInt32(1), null),
            "mismatch" => new WalkInOutcome(null, Refusal.IdempotencyMismatch),
            "no-venue" => new WalkInOutcome(null, Refusal.UnknownVenue),
            "below-zero" => new WalkInOutcome(null, Refusal.Invalid(new FieldError("people", FieldProblem.Malformed, ReceptionDesk.MostAtOnce))),
            var other => throw new LedgerFault($"Walk-ins said '{other}', which this release does not know."),
        };
    }
}
