using System.Globalization;
using Npgsql;
using Orleans.Concurrency;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Grains.Storage;
using static OrleansBooking.Grains.Storage.SqlValue;

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
        var (from, until) = (CityClock.ToInstant(first, TimeOnly.MinValue), CityClock.ToInstant(first.AddMonths(1), TimeOnly.MinValue));
        var figures = await StorageBoundary.Cross(() => Read(from, until));
        var complaints = await StorageBoundary.Cross(() => Complaints(from, until));
        return new MonthlyReport(
            first.ToString("yyyy-MM", CultureInfo.InvariantCulture), Total("calls"), Total("bookings"), Total("moves"), Total("cancellations"),
            Total("no-shows"),
            By("channel"), By("venue"), By("procedure"), By("wrap-up")) { Complaints = complaints };

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
        var (begin, until) = (CityClock.ToInstant(from, TimeOnly.MinValue), CityClock.ToInstant(to.AddDays(1), TimeOnly.MinValue));
        var figures = await StorageBoundary.Cross(() => ReadPeriod(begin, until));
        var results = await StorageBoundary.Cross(() => Results(begin, until));
        return PeriodFigures.Divide(from, to, figures) with { Complaints = await StorageBoundary.Cross(() => Complaints(begin, until)), ByWrapUp = results };
    }

    private async Task<List<PeriodFigures.Figure>> ReadPeriod(DateTimeOffset from, DateTimeOffset until)
    {
        await using var query = database.Ordinary.CreateCommand("select measure, dimension, key, count from period_report_v1($1, $2)");
        query.Parameters.AddRange(new NpgsqlParameter[] { Moment(from), Moment(until) });
        await using var row = await query.ExecuteReaderAsync();
        List<PeriodFigures.Figure> figures = [];
        while (await row.ReadAsync()) figures.Add(new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)));
        return figures;
    }

    private async Task<List<(string Item, string Key, long Count)>> Read(DateTimeOffset from, DateTimeOffset until)
    {
        await using var query = database.Ordinary.CreateCommand("select item, key, count from monthly_report_v1($1, $2)");
        query.Parameters.AddRange(new NpgsqlParameter[] { Moment(from), Moment(until) });
        await using var row = await query.ExecuteReaderAsync();
        List<(string, string, long)> figures = [];
        while (await row.ReadAsync()) figures.Add((row.GetString(0), row.GetString(1), row.GetInt64(2)));
        return figures;
    }

    private async Task<long> Complaints(DateTimeOffset from, DateTimeOffset until)
    {
        await using var query = database.Ordinary.CreateCommand("select count(*) from complaint where filed_at >= $1 and filed_at < $2");
        query.Parameters.AddRange(new NpgsqlParameter[] { Moment(from), Moment(until) });
        return await query.ExecuteScalarAsync() is long count ? count : 0;
    }

    private async Task<Dictionary<string, long>> Results(DateTimeOffset from, DateTimeOffset until)
    {
        await using var query = database.Ordinary.CreateCommand(
            "select wrap_up, count(*) from call where started_at >= $1 and started_at < $2 and wrap_up is not null group by wrap_up order by wrap_up");
        query.Parameters.AddRange(new NpgsqlParameter[] { Moment(from), Moment(until) });
        await using var row = await query.ExecuteReaderAsync();
        Dictionary<string, long> results = [];
        while (await row.ReadAsync()) results.Add(row.GetString(0), row.GetInt64(1));
        return results;
    }
}
