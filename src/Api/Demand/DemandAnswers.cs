using System.Globalization;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.Demand;

namespace OrleansBooking.Api.Demand;

/// <summary>Unmet demand as the API writes it.</summary>
public static class DemandAnswers
{
    public static DemandAnswer Of(DemandFigures figures, IReadOnlyCollection<DemandSum> sums) => new(
        Date(figures.From), Date(figures.To), figures.SettledUntil, Sum(sums),
        [.. sums.GroupBy(sum => sum.Hour).OrderBy(hour => hour.Key).Select(hour => new DemandAnswer.OfHour(Hour(hour.Key), Sum(hour)))],
        [
            .. sums.GroupBy(sum => sum.Venue).OrderBy(venue => venue.Key.Length == 0).ThenBy(venue => venue.Key, StringComparer.Ordinal)
                .Select(venue => new DemandAnswer.OfVenue(venue.Key.Length == 0 ? null : venue.Key, Sum(venue))),
        ],
        [.. sums.GroupBy(sum => sum.Channel).OrderBy(channel => channel.Key)
            .Select(channel => new DemandAnswer.OfChannel(StateWords.Of(channel.Key), Sum(channel)))]);

    /// <summary>09:00</summary>
    public static string Hour(int hour) => new TimeOnly(hour, 0).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Adds up; what was taken answers a look that was counted before it, so it is never more.</summary>
    public static DemandAnswer.Figures Sum(IEnumerable<DemandSum> sums)
    {
        var (looked, nothing, here, elsewhere) = (0L, 0L, 0L, 0L);
        foreach (var sum in sums)
        {
            looked += sum.Looked;
            nothing += sum.NothingFree;
            here += sum.TakenHere;
            elsewhere += sum.TakenElsewhere;
        }

        return new DemandAnswer.Figures(looked, nothing, here, elsewhere, Math.Max(0, looked - here - elsewhere));
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
