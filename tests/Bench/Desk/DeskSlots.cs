using System.Globalization;

namespace OrleansBooking.Bench.Desk;

/// <summary>Slots: years of past ones for the million reservations, and four months to come at eight more venues.</summary>
public static class DeskSlots
{
    /// <summary>Past slots; twenty reservations each make the million.</summary>
    public const int Past = 50_000;

    private const int PerDay = 17;
    private const int Ahead = 120;

    public static IReadOnlyList<string> Venues { get; } = [.. Enumerable.Range(1, 8).Select(n => string.Create(CultureInfo.InvariantCulture, $"branch-{n}"))];

    /// <summary>Ends the day before today, seventeen half hours a day; those to come are free, few or full in turn.</summary>
    public static string Sql { get; } = string.Create(CultureInfo.InvariantCulture,
        $"""
        insert into booking.slot (venue, date, time, minutes, capacity, booked, procedures, closes_at, opens_at, plan_revision)
        select 'city-centre', current_date - 1 - n / {PerDay}, time '08:30' + interval '30 minutes' * (n % {PerDay}), 30, 20, 0,
            array['card-pickup', 'certificate-renewal'], array[timestamptz '2099-01-01', timestamptz '2099-01-01'], timestamptz '2010-01-01', 1
        from generate_series(0, {Past - 1}) n
        on conflict do nothing;
        insert into booking.slot (venue, date, time, minutes, capacity, booked, procedures, closes_at, opens_at, plan_revision)
        select v, current_date + d, time '08:30' + interval '30 minutes' * n, 30, 4, (d * 7 + n * 3 + length(v)) % 5,
            array['card-pickup', 'certificate-renewal'], array[timestamptz '2099-01-01', timestamptz '2099-01-01'], timestamptz '2010-01-01', 1
        from unnest(array['{string.Join("','", Venues)}']) v, generate_series(1, {Ahead}) d, generate_series(0, {PerDay - 1}) n
        on conflict do nothing
        """);
}
