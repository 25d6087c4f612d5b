using System.Collections.Immutable;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;

namespace OrleansBooking.Grains.Reports;

/// <summary>Answers one request; an ordinary grain under a fresh key, because a stateless worker breaks streams.</summary>
public sealed class ReportGrain(StaffTicketSigner staff, ReservationSearch search) : Grain, IReportGrain
{
    private const int MaxLimit = 200;

    public async ValueTask<ReservationPage?> Search(string ticket, ReservationQuery query, string? cursor, int limit)
    {
        if (!MayRead(ticket)) return null;
        var after = cursor is null ? null : ReportCursor.Read(cursor);
        // A damaged cursor ends the list; starting again would loop for ever.
        if (cursor is not null && after is null) return new ReservationPage([], null);

        var size = Math.Clamp(limit, 1, MaxLimit);
        var items = ImmutableArray.CreateBuilder<ReservationRow>(size + 1);
        // One more than the page tells whether there is a next one.
        await foreach (var row in search.Rows(query, after, size + 1)) items.Add(row);
        if (items.Count <= size) return new ReservationPage(items.ToImmutable(), null);
        items.Count = size;
        return new ReservationPage(items.ToImmutable(), ReportCursor.After(items[^1].Reservation).Write());
    }

    /// <inheritdoc />
    /// <exception cref="UnauthorizedAccessException">The ticket does not allow it: an empty list would be taken for an answer.</exception>
    public IAsyncEnumerable<ReservationRow> Rows(string ticket, ReservationQuery query) =>
        MayRead(ticket)
            ? search.Rows(query, after: null, limit: null)
            : throw new UnauthorizedAccessException("A staff ticket is needed.");

    private bool MayRead(string ticket) => staff.Verify(ticket)?.May(Right.ReadReservations) is true;
}
