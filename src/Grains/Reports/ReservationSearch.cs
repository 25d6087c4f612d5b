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
    private const string Live = "r.status in ('booked', 'arrived') or (r.status = 'done' and r.once)";

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

    // Only our own words and $n are put together here; every value is a parameter.
    private NpgsqlCommand Command(ReservationQuery query, ReportCursor? after, int? limit)
    {
        var command = database.Ordinary.CreateCommand();
        var parameters = new SearchParameters(command);
        List<string> own = [];
        if (query.Procedure is { } procedure) own.Add($"r.procedure = {parameters.Add(procedure)}");
        if (query.Status is { } status) own.Add($"r.status = {parameters.Add(LedgerWords.Status(status))}");
        var slots = Slots(query, after, parameters);
        var order = query.Descending ? "order by s.date desc, s.time desc, s.venue desc, r.number desc" : "order by s.date, s.time, s.venue, r.number";
        var most = limit is { } atMost ? $" limit {parameters.Add(atMost)}" : "";
        const string Rows = $"select {ReservationColumns.All} {ReservationColumns.From}";
        if (string.IsNullOrWhiteSpace(query.Text))
        {
            command.CommandText = $"{Rows}{Where([.. own, .. slots])} {order}{most}";
            return command;
        }

        // Numbers and slots first, which the look-up indexes hold: of a common name's thousands of rows only those that are shown are read.
        var hits = Hits(SearchTerms.Read(query.Text, hashes), Where(own, " and "), parameters);
        var shown = $"select r.number from ({hits}) r join slot s on s.id = r.slot{Where(slots)} {order}{most}";
        command.CommandText = $"{Rows} where r.number = any (array({shown})) {order}";
        return command;
    }

    private static string Where(List<string> conditions, string before = " where ") =>
        conditions.Count == 0 ? "" : before + string.Join(" and ", conditions);

    private static List<string> Slots(ReservationQuery query, ReportCursor? after, SearchParameters parameters)
    {
        List<string> where = [];
        if (query.From is { } from) where.Add($"s.date >= {parameters.Add(from)}");
        if (query.To is { } to) where.Add($"s.date <= {parameters.Add(to)}");
        if (query.TimeFrom is { } timeFrom) where.Add($"s.time >= {parameters.Add(timeFrom)}");
        if (query.TimeTo is { } timeTo) where.Add($"s.time <= {parameters.Add(timeTo)}");
        if (query.Venue is { } venue) where.Add($"s.venue = {parameters.Add(venue)}");
        if (after is not null)
        {
            var (date, time, venueId) = (parameters.Add(after.Date), parameters.Add(after.Time), parameters.Add(after.Venue));
            var beyond = query.Descending ? '<' : '>';
            // The first comparison says nothing new, but an index can answer it.
            where.Add($"(s.date, s.time, s.venue) {beyond}= ({date}, {time}, {venueId})");
            where.Add($"(s.date, s.time, s.venue, r.number) {beyond} ({date}, {time}, {venueId}, {parameters.Add(after.Number)})");
        }

        return where;
    }

    // Each meaning by its own index; an "or" over all of them reads the table. A row that fits two meanings comes once.
    private static string Hits(SearchTerms terms, string and, SearchParameters parameters)
    {
        List<string> any = [];
        if (terms.Number is { } number) any.Add($"r.number = {parameters.Add(number)}");
        if (terms.Applicant is { } applicant)
        {
            // One index for those that are live and one for those that are over.
            var key = parameters.Add(applicant);
            any.Add($"r.applicant_key = {key} and ({Live})");
            any.Add($"r.applicant_key = {key} and not ({Live})");
        }

        foreach (var (column, hash) in new[]
        {
            ("phone_hash", terms.Phone), ("phone_last4_hash", terms.PhoneLast4), ("kana_hash", terms.Kana), ("family_kana_hash", terms.FamilyKana),
        })
        {
            if (hash is not null) any.Add($"r.{column} = {parameters.Add(hash)}");
        }

        // A text that can mean nothing finds nothing, not everything.
        if (any.Count == 0) any.Add("false");
        return string.Join(" union ", any.Select(meaning => $"select r.number, r.slot from reservation r where {meaning}{and}"));
    }

    /// <summary>Values of one statement.</summary>
    private sealed class SearchParameters(NpgsqlCommand command)
    {
        /// <returns>Its place in the text, <c>$n</c>.</returns>
        public string Add<T>(T value)
        {
            command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
            return $"${command.Parameters.Count}";
        }
    }
}
