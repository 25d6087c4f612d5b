using OrleansBooking.Api.Accounts;
using OrleansBooking.Contracts.Exports;
using OrleansBooking.Contracts.Faults;

namespace OrleansBooking.Api.Exports;

/// <summary>Notes who takes a list out, why, and how much (P7): before the first row leaves, and when the last one has.</summary>
public sealed class ExportNotes(IGrainFactory grains, EdgeCalls edge, StaffTickets tickets)
{
    public const int ReasonLimit = 200;

    /// <returns>The note; null: the account may not.</returns>
    public async Task<Guid?> Begin(HttpContext http, string kind, string? reason, string filter)
    {
        var note = new ExportStart(Guid.NewGuid(), tickets.For(http.User), kind, reason, filter);
        return await edge.Repeat(() => Log.Begin(note)) ? note.Id : null;
    }

    public async Task End(HttpContext http, Guid note, long rows) => await edge.Repeat(() => Log.End(note, tickets.For(http.User), rows));

    private IExportLog Log => grains.GetGrain<IExportLog>(0);
}
