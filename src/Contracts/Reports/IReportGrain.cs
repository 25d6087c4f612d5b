namespace OrleansBooking.Contracts.Reports;

/// <summary>One query; key: a fresh GUID for each request. Rows in order of date, time, venue, number.</summary>
[Alias("IReportGrain")]
public interface IReportGrain : IGrainWithGuidKey
{
    /// <summary>A page of at most <paramref name="limit"/> (1 to 200) rows; a staff ticket is needed. Null: the ticket does not allow it.</summary>
    [Alias("Search")]
    ValueTask<ReservationPage?> Search(string ticket, ReservationQuery query, string? cursor, int limit);

    /// <summary>All rows, streamed in constant memory (C9).</summary>
    [Alias("Rows")]
    IAsyncEnumerable<ReservationRow> Rows(string ticket, ReservationQuery query);
}
