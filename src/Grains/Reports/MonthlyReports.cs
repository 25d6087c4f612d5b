using System.Globalization;
using Npgsql;
using Orleans.Concurrency;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Reports;

/// <summary>Counts what happened, in one query.</summary>
[StatelessWorker, Reentrant]
public sealed class MonthlyReports(StaffTicketSigner staff, BookingDatabase database) : Grain, IMonthlyReports
{
    // Shown also where nothing happened.
    private static readonly string[] Channels = ["web", "telephone", "staff"];

    public async ValueTask<MonthlyReport?> Get(string ticket, DateOnly month)
    {
        if (staff.Verify(ticket)?.May(Right.ReadCallCentre) is not true) return null;
        var first = new DateOnly(month.Year, month.Month, 1);
        var figures = await StorageBoundary.Cross(() => Read(CityClock.ToInstant(first, TimeOnly.MinValue), CityClock.ToInstant(first.AddMonths(1), TimeOnly.MinValue)));
        return new MonthlyReport(
            first.ToString("yyyy-MM", CultureInfo.InvariantCulture), Total("calls"), Total("bookings"), Total("moves"), Total("cancellations"), Total("no-shows"),
            By("channel"), By("venue"), By("procedure"), By("wrap-up"));

        long Total(string item) => figures.Single(figure => figure.Item == item).Count;

        Dictionary<string, long> By(string item) =>
            figures.Where(figure => figure.Item == item).Select(figure => (figure.Key, figure.Count))
                .Concat(item == "channel" ? Channels.Select(channel => (channel, 0L)) : [])
                .OrderBy(figure => figure.Item1, StringComparer.Ordinal)
                .GroupBy(figure => figure.Item1)
                .ToDictionary(figure => figure.Key, figure => figure.Sum(one => one.Item2));
    }

    public async ValueTask<PeriodReport?> Period(string ticket, DateOnly from, DateOnly to)
    {
        if (staff.Verify(ticket)?.May(Right.ReadCallCentre) is not true) return null;
        var figures = await StorageBoundary.Cross(() => ReadPeriod(CityClock.ToInstant(from, TimeOnly.MinValue), CityClock.ToInstant(to.AddDays(1), TimeOnly.MinValue)));
        return PeriodFigures.Divide(from, to, figures);
    }

    private async Task<List<PeriodFigures.Figure>> ReadPeriod(DateTimeOffset from, DateTimeOffset until)
    {
        await using var query = database.Reads.CreateCommand("select measure, dimension, key, count from period_report_v1($1, $2)");
        query.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = from.ToUniversalTime() });
        query.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = until.ToUniversalTime() });
        await using var row = await query.ExecuteReaderAsync();
        List<PeriodFigures.Figure> figures = [];
        while (await row.ReadAsync()) figures.Add(new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)));
        return figures;
    }

    private async Task<List<(string Item, string Key, long Count)>> Read(DateTimeOffset from, DateTimeOffset until)
    {
        await using var query = database.Reads.CreateCommand("select item, key, count from monthly_report_v1($1, $2)");
        query.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = from.ToUniversalTime() });
        query.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = until.ToUniversalTime() });
        await using var row = await query.ExecuteReaderAsync();
        List<(string, string, long)> figures = [];
        while (await row.ReadAsync()) figures.Add((row.GetString(0), row.GetString(1), row.GetInt64(2)));
        return figures;
    }
}
