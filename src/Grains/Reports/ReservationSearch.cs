using System.Runtime.CompilerServices;
using Npgsql;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Grains.Ledger;
using OrleansBooking.Grains.Privacy;
using OrleansBooking.Grains.Reservations;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Reports;

/// <summary>The one query layer for page, CSV and API: rows in order of date, time, venue, number, or the other way round.</summary>
public sealed class ReservationSearch(BookingDatabase database, ContactSealer sealer, LookUpHashes hashes)
{
    // As the indexes reservation_live and reservation_over say it, word for word.
    private const string Live = "x.status in ('booked', 'arrived') or (x.status = 'done' and x.once)";

    /// <summary>Streams rows from one statement, so that they are of one moment and none is missed or doubled when it moves meanwhile.</summary>
    /// <param name="limit">At most so many; null: all.</param>
    /// <remarks>Constant memory: Npgsql reads row by row, and PostgreSQL waits while the reader does. Holds a connection until the end.</remarks>
    public async IAsyncEnumerable<ReservationRow> Rows(
        ReservationQuery query, ReportCursor? after, int? limit, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var command = Command(query, after, limit);
        await using var rows = await StorageBoundary.Cross(() => command.ExecuteReaderAsync(stop));
        while (await StorageBoundary.Cross(() => Next(rows, stop)) is { } row) yield return row;
    }

    private async Task<ReservationRow?> Next(NpgsqlDataReader rows, CancellationToken stop)
    {
        if (!await rows.ReadAsync(stop)) return null;
        var reservation = ReservationColumns.Read(rows);
        var (contact, reservationId) = sealer.Open(reservation.Number, ReservationColumns.ReadSealed(rows));
        return new ReservationRow(reservation, contact, reservationId, ReservationColumns.ReadBookedAt(rows));
    }

    private NpgsqlCommand Command(ReservationQuery query, ReportCursor? after, int? limit)
    {
        var command = database.Ordinary.CreateCommand();
        var where = new List<string>();
        if (query.From is { } from) where.Add($"s.date >= {Parameter(from)}");
        if (query.To is { } to) where.Add($"s.date <= {Parameter(to)}");
        if (query.TimeFrom is { } timeFrom) where.Add($"s.time >= {Parameter(timeFrom)}");
        if (query.TimeTo is { } timeTo) where.Add($"s.time <= {Parameter(timeTo)}");
        if (query.Venue is { } venue) where.Add($"s.venue = {Parameter(venue)}");
        if (query.Procedure is { } procedure) where.Add($"r.procedure = {Parameter(procedure)}");
        if (query.Status is { } status) where.Add($"r.status = {Parameter(LedgerWords.Status(status))}");
        if (!string.IsNullOrWhiteSpace(query.Text)) where.Add(Text(SearchTerms.Read(query.Text, hashes)));
        if (after is not null)
        {
            var (date, time, venueId) = (Parameter(after.Date), Parameter(after.Time), Parameter(after.Venue));
            var beyond = query.Descending ? '<' : '>';
            // The first comparison says nothing new, but an index can answer it.
            where.Add($"(s.date, s.time, s.venue) {beyond}= ({date}, {time}, {venueId})");
            where.Add($"(s.date, s.time, s.venue, r.number) {beyond} ({date}, {time}, {venueId}, {Parameter(after.Number)})");
        }

        // Only our own words and $n are put together here; every value is a parameter.
        command.CommandText = $"select {ReservationColumns.All} {ReservationColumns.From}"
            + (where.Count == 0 ? "" : $" where {string.Join(" and ", where)}")
            + (query.Descending ? " order by s.date desc, s.time desc, s.venue desc, r.number desc" : " order by s.date, s.time, s.venue, r.number")
            + (limit is { } most ? $" limit {Parameter(most)}" : "");
        return command;

        string Parameter<T>(T value)
        {
            command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
            return $"${command.Parameters.Count}";
        }

        string Text(SearchTerms terms)
        {
            var any = new List<string>();
            if (terms.Number is { } number) any.Add($"select {Parameter(number)}::bigint");
            if (terms.Applicant is { } applicant)
            {
                // One index for those that are live and one for those that are over.
                var key = Parameter(applicant);
                any.Add($"select x.number from reservation x where x.applicant_key = {key} and ({Live})");
                any.Add($"select x.number from reservation x where x.applicant_key = {key} and not ({Live})");
            }

            foreach (var (column, hash) in new[]
            {
                ("phone_hash", terms.Phone), ("phone_last4_hash", terms.PhoneLast4), ("kana_hash", terms.Kana), ("family_kana_hash", terms.FamilyKana),
            })
            {
                if (hash is not null) any.Add($"select x.number from reservation x where x.{column} = {Parameter(hash)}");
            }

            // A text that can mean nothing finds nothing, not everything. Numbers first, each by its own index; an "or" over all of them reads the table.
            return any.Count == 0 ? "false" : $"r.number = any (array({string.Join(" union all ", any)}))";
        }
    }
}
