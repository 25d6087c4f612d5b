using System.Collections.Immutable;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using OrleansBooking.Contracts.Calendars;

namespace OrleansBooking.Grains.Calendars;

/// <summary>A venue's month as read at one instant; renders it for a procedure. Pure.</summary>
public sealed class CalendarMonth(
    string venue, DateOnly month, DateTimeOffset asOf, IReadOnlyList<CalendarSlot> slots,
    IReadOnlyDictionary<DateOnly, string> closed, IReadOnlyDictionary<DateOnly, string> holidays)
{
    private const double FewShare = 0.2;
    private readonly ILookup<DateOnly, CalendarSlot> _byDate = slots.ToLookup(slot => slot.Date);
    private readonly Dictionary<string, MonthAvailability> _rendered = [];

    public string Venue => venue;

    public DateTimeOffset AsOf => asOf;

    /// <summary>The month for a procedure, rendered once.</summary>
    public MonthAvailability For(string procedure) =>
        _rendered.TryGetValue(procedure, out var rendered) ? rendered : _rendered[procedure] = Render(procedure);

    private MonthAvailability Render(string procedure)
    {
        var days = Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(i => Day(month.AddDays(i), procedure)).ToImmutableArray();
        return new MonthAvailability(venue, procedure, month, asOf, ValidUntil(procedure), Etag(days), days);
    }

    private DayAvailability Day(DateOnly date, string procedure)
    {
        var holiday = holidays.GetValueOrDefault(date);
        var offered = _byDate[date].Where(slot => slot.Capacity > 0 && slot.Offers.ContainsKey(procedure)).OrderBy(slot => slot.Time).ToList();
        if (offered.Count == 0) return new DayAvailability(date, DayState.Closed, closed.GetValueOrDefault(date), null, holiday, []);

        var ahead = offered.Where(slot => asOf < slot.Offers[procedure].ClosesAt).ToList();
        if (ahead.Count == 0) return new DayAvailability(date, DayState.Closed, null, null, holiday, []);
        if (ahead.All(slot => asOf < slot.OpensAt)) return new DayAvailability(date, DayState.Coming, null, ahead.Min(slot => slot.OpensAt), holiday, []);

        var times = ahead
            .Where(slot => asOf >= slot.OpensAt)
            .Select(slot => new SlotAvailability(slot.Time, slot.Minutes,
                slot.Offers[procedure].Limit is { } limit ? Math.Min(limit, slot.Capacity) : slot.Capacity, Free(slot, procedure)))
            .ToImmutableArray();
        var (free, seats) = (times.Sum(time => time.Free), times.Sum(time => time.Capacity));
        var state = free == 0 ? DayState.Full : free <= seats * FewShare ? DayState.Few : DayState.Open;
        return new DayAvailability(date, state, null, null, holiday, times);
    }

    private static int Free(CalendarSlot slot, string procedure)
    {
        var free = slot.Capacity - slot.Booked - slot.Kept;
        if (slot.Offers[procedure] is { Limit: { } limit } offer) free = Math.Min(free, limit - offer.Booked - offer.Kept);
        return Math.Max(0, free);
    }

    private DateTimeOffset ValidUntil(string procedure) => slots
        .Where(slot => slot.Offers.ContainsKey(procedure))
        .SelectMany(slot => new[] { slot.OpensAt, slot.Offers[procedure].ClosesAt, slot.KeptUntil ?? DateTimeOffset.MaxValue })
        .Where(boundary => boundary > asOf)
        .DefaultIfEmpty(DateTimeOffset.MaxValue)
        .Min();

    private static string Etag(ImmutableArray<DayAvailability> days)
    {
        var hash = new XxHash64();
        Span<int> numbers = stackalloc int[4];
        foreach (var day in days)
        {
            (numbers[0], numbers[1], numbers[2], numbers[3]) = (day.Date.DayNumber, (int)day.State, day.Slots.Length, day.Reason?.Length ?? 0);
            hash.Append(MemoryMarshal.AsBytes(numbers));
            hash.Append(MemoryMarshal.AsBytes($"{day.Reason}|{day.Holiday}|{day.OpensAt?.UtcTicks}".AsSpan()));
            foreach (var slot in day.Slots)
            {
                (numbers[0], numbers[1], numbers[2], numbers[3]) = ((int)(slot.Time.Ticks / TimeSpan.TicksPerMinute), slot.Minutes, slot.Capacity, slot.Free);
                hash.Append(MemoryMarshal.AsBytes(numbers));
            }
        }

        return hash.GetCurrentHashAsUInt64().ToString("x16", CultureInfo.InvariantCulture);
    }
}
