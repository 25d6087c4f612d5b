using Npgsql;
using OrleansBooking.Faults.History;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Faults.Invariants;

/// <summary>All rules together, asked of the database alone: nothing of the product is between.</summary>
public static class Judgement
{
    private const int Shown = 20;

    /// <summary>Everything that is wrong in the tables, and between them and what callers were told.</summary>
    public static async Task<IReadOnlyList<Violation>> Of(NpgsqlDataSource database, KeyRing keys, HistoryRecorder history)
    {
        var ledger = await LedgerInvariants.Check(database);
        return [.. ledger, .. HistoryInvariants.Check(history.Testimony(), await StoredLedger.Read(database, keys))];
    }

    /// <summary>The violations as text, the first of many.</summary>
    public static string Tell(IReadOnlyList<Violation> violations) =>
        violations.Count == 0 ? "" : $"{violations.Count} violations:\n{string.Join('\n', violations.Take(Shown))}";
}
