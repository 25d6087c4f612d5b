using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Tests.Reservations;

/// <summary>The product's statement without the writer's batching: one command, one commit.</summary>
public sealed class DirectLedger(BookingDatabase database, TimeProvider time) : ILedger
{
    public async ValueTask<LedgerOutcome> Append(LedgerCommand command)
    {
        await using var statement = database.Ordinary.CreateCommand(LedgerStatement.Text);
        LedgerStatement.Fill(statement.Parameters, fence: null, time.GetUtcNow(), [command]);
        await using var rows = await statement.ExecuteReaderAsync();
        await rows.ReadAsync();
        if (rows.IsDBNull(0)) return LedgerOutcome.Stored;
        return LedgerWords.Outcome(rows.GetFieldValue<string?[]>(0)[0], rows.GetFieldValue<string?[]>(1)[0]);
    }
}
