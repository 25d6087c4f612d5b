using System.Globalization;

namespace OrleansBooking.Bench.City;

/// <summary>Slots of the city-centre venue beyond the end of its plan: half an hour each, sixteen a day, counted through; which of them serve what.</summary>
public static class BenchSlots
{
    public const string Venue = "city-centre";

    /// <summary>Seats of every slot but those of the rush: nothing but the way of a booking is measured.</summary>
    public const int Seats = 10_000;

    /// <summary>Seats of a slot that everybody wants at once.</summary>
    public const int RushSeats = 30;

    /// <summary>Who wants one of them.</summary>
    public const int Contenders = 1000;

    private const int SpreadCount = 1000;
    private const int ColdGroups = 24;
    private const int HotCount = 400;
    private const int RushCount = 4000;
    private const int PerDay = 16;
    private const string FirstDay = "2027-06-01";

    public static BenchSlot[] Spread { get; } = [.. From(0, SpreadCount)];
    public static BenchSlot[] Cold { get; } = [.. From(SpreadCount, ColdGroups * SpreadCount)];
    public static BenchSlot[] Hot { get; } = [.. From(SpreadCount * (1 + ColdGroups), HotCount)];
    public static BenchSlot SoldOut { get; } = From((SpreadCount * (1 + ColdGroups)) + HotCount, 1).Single();
    public static BenchSlot[] Rush { get; } = [.. From((SpreadCount * (1 + ColdGroups)) + HotCount + 1, RushCount)];

    /// <summary>Makes all of them, sold out and scarce ones too.</summary>
    public static string Sql => string.Create(CultureInfo.InvariantCulture,
        $"""
        insert into booking.slot (venue, date, time, minutes, capacity, booked, procedures, closes_at, opens_at, plan_revision)
        select '{Venue}', date '{FirstDay}' + n / {PerDay}, time '09:00' + interval '30 minutes' * (n % {PerDay}), 30,
            case when n < {SoldOutAt} then {Seats} when n = {SoldOutAt} then 0 else {RushSeats} end, 0,
            array['card-pickup', 'certificate-renewal'], array[timestamptz '2099-01-01', timestamptz '2099-01-01'], timestamptz '2020-01-01', 1
        from generate_series(0, {SoldOutAt + RushCount}) n;
        update booking.slot set capacity = 1 where venue = '{Venue}' and capacity = 0 and date >= '{FirstDay}';
        """);

    private static int SoldOutAt => (SpreadCount * (1 + ColdGroups)) + HotCount;

    /// <summary>Where the next thousand cold slots begin.</summary>
    /// <exception cref="InvalidOperationException">All are warm.</exception>
    public static int ColdAfter(int cold) => cold + SpreadCount < Cold.Length
        ? cold + SpreadCount
        : throw new InvalidOperationException("All cold slots are used up; make the run shorter.");

    private static IEnumerable<BenchSlot> From(int first, int count)
    {
        var day = DateOnly.ParseExact(FirstDay, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Enumerable.Range(first, count).Select(n => new BenchSlot(
            Venue,
            day.AddDays(n / PerDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            new TimeOnly(9, 0).AddMinutes(30 * (n % PerDay)).ToString("HH:mm", CultureInfo.InvariantCulture)));
    }
}
