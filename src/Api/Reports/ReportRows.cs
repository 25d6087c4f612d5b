using System.Globalization;
using OrleansBooking.Api.Catalogue;
using OrleansBooking.Api.Problems;
using OrleansBooking.Api.Reservations;
using OrleansBooking.Contracts.Reports;

namespace OrleansBooking.Api.Reports;

/// <summary>What the two reports have in common as CSV.</summary>
internal static class ReportRows
{
    /// <summary>What a line is of, by the name that people know.</summary>
    public static string Name(string dimension, string key, CatalogueSnapshot city, ProblemWords words) => dimension switch
    {
        "channel" => words.OrKey("channel.", key),
        "venue" => city.VenueName(key),
        "procedure" => city.Procedure(key)?.Name ?? key,
        "wrap-up" => words.OrKey("wrap-up.", key),
        _ => key,
    };

    /// <summary>Complaints, and calls by whether they could be answered.</summary>
    public static IEnumerable<IReadOnlyList<string>> Others(long complaints, CallResults calls, ProblemWords words) =>
        new[] { ("complaints", complaints), ("calls-answered", calls.Answered), ("calls-dropped", calls.Dropped), ("calls-open", calls.Open) }
            .Select(one => (IReadOnlyList<string>)[ExcelCell.Of(words.OrKey("report.", one.Item1)), "", one.Item2.ToString(CultureInfo.InvariantCulture)]);
}
