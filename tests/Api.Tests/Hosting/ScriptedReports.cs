using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Reports;

namespace OrleansBooking.Api.Tests.Hosting;

/// <summary>Lists that the test fills.</summary>
public sealed class ScriptedReports : IReportGrain
{
    public ReservationPage? Page { get; set; } = new([Row()], "abc");

    public Func<IAsyncEnumerable<ReservationRow>> Lines { get; set; } = () => Of(Row());

    public (ReservationQuery Query, string? Cursor, int Limit)? LastSearch { get; private set; }

    public ReservationQuery? LastExport { get; private set; }

    public static ReservationRow Row(Contact? contact = null, string? reservationId = "0234567890123456") => new(
        ScriptedDesk.Details().Reservation, contact ?? ScriptedDesk.Details().Contact, reservationId, DateTimeOffset.UnixEpoch);

    public static async IAsyncEnumerable<ReservationRow> Of(params ReservationRow[] rows)
    {
        foreach (var row in rows)
        {
            await Task.Yield();
            yield return row;
        }
    }

    public ValueTask<ReservationPage?> Search(string ticket, ReservationQuery query, string? cursor, int limit)
    {
        LastSearch = (query, cursor, limit);
        return new(Page);
    }

    public IAsyncEnumerable<ReservationRow> Rows(string ticket, ReservationQuery query)
    {
        LastExport = query;
        return Lines();
    }
}
