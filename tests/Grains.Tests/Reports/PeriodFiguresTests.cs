using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Grains.Reports;

namespace OrleansBooking.Grains.Tests.Reports;

public sealed class PeriodFiguresTests
{
    [Fact]
    public void Days_and_channels_in_which_nothing_happened_are_there_too()
    {
        var report = PeriodFigures.Divide(new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 1),
        [
            new("bookings", "total", "", 3), new("calls", "total", "", 2), new("bookings", "day", "2026-12-01", 3), new("bookings", "channel", "web", 3),
            new("bookings", "hour", "22", 3), new("bookings", "venue", "main-hall", 3),
        ]);

        Assert.Equal(new ReportFigures(2, 3, 0, 0, 0), report.Total);
        Assert.Equal(["2026-11", "2026-12"], report.Months.Select(line => line.Key));
        Assert.Equal([("2026-11-30", 0L), ("2026-12-01", 3L)], report.Days.Select(line => (line.Key, line.Figures.Bookings)));
        Assert.Equal(["staff", "telephone", "web"], report.Channels.Select(line => line.Key));
        Assert.Equal(["08", "22"], new[] { report.Hours[0].Key, report.Hours[^1].Key });
        Assert.Equal("main-hall", Assert.Single(report.Venues).Key);
    }

    [Fact]
    public void Calls_are_answered_cut_off_or_without_a_result() =>
        Assert.Equal(
            new CallResults(Answered: 5, Dropped: 2, Open: 3),
            CallResults.Of(10, new Dictionary<string, long> { [WrapUp.Booking] = 4, [WrapUp.Other] = 1, [WrapUp.Dropped] = 2 }));
}
