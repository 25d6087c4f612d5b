using System.Globalization;
using OrleansBooking.Bench.City;
using OrleansBooking.Bench.Contenders;

namespace OrleansBooking.Bench.Scenarios;

/// <summary>
/// A real opening: from 0 to 134 bookings a second within 2 s, sold out in 13 s, twenty looks at the calendar for each try to book.
/// Played as fast as the connections go: at its own pace two cores would be idle most of the time.
/// </summary>
public sealed class OpeningDayScenario : IScenario
{
    private const int Reads = 20;
    private const int SeatsPerSlot = 4;
    private static readonly int[] BookingsPerSecond = [34, 100, 134, 134, 134, 134, 134, 134, 134, 134, 134, 134, 134];

    // The watch of active slots looks once a second: both sides start with the seats known.
    private static readonly TimeSpan UntilKnown = TimeSpan.FromSeconds(1.5);
    private readonly DateOnly _first;
    private BenchSlot[] _slots = [];
    private int _next;

    public OpeningDayScenario()
    {
        var next = TimeProvider.System.GetLocalNow().AddMonths(1);
        _first = new DateOnly(next.Year, next.Month, 1);
    }

    public string Name => "opening-day";

    public async Task Prepare(Contender contender)
    {
        var month = string.Create(CultureInfo.InvariantCulture, $"venue = 'city-centre' and date >= '{_first:yyyy-MM-dd}' and date < '{_first.AddMonths(1):yyyy-MM-dd}' and minutes > 0");
        await contender.Database.Execute($"update booking.slot set capacity = booked + {SeatsPerSlot}, version = version + 1 where {month}");
        var slots = new List<BenchSlot>();
        await using var command = contender.Database.Owner.CreateCommand($"select date, time from booking.slot where {month} order by date, time");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            slots.Add(new("city-centre",
                reader.GetFieldValue<DateOnly>(0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), reader.GetFieldValue<TimeOnly>(1).ToString("HH:mm", CultureInfo.InvariantCulture)));
        }

        _slots = [.. slots];
        _next = 0;
        await Task.Delay(UntilKnown);
    }

    public byte[]? Request(Contender contender, int worker)
    {
        var (booking, read) = Math.DivRem(Interlocked.Increment(ref _next) - 1, Reads + 1);
        if (booking >= BookingsPerSecond.Sum()) return null;
        return read == 0
            // Neighbouring tries go to slots far apart, and each slot is tried about as often as it has seats.
            ? contender.Booking(_slots[booking * 7 % _slots.Length], contender.Supply.Applicant())
            : Contender.Get(string.Create(CultureInfo.InvariantCulture, $"/api/v1/venues/city-centre/availability?procedure=card-pickup&month={_first:yyyy-MM}"));
    }

    public bool Expects(int status) => status is 200 or 201 or 409;
}
