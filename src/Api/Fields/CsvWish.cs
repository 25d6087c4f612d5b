using Microsoft.Net.Http.Headers;

namespace OrleansBooking.Api.Fields;

/// <summary>Whether a caller wants a list as CSV instead of JSON.</summary>
public static class CsvWish
{
    private const string Csv = "text/csv";

    /// <summary>True if <c>Accept</c> names <c>text/csv</c> and likes nothing of JSON better.</summary>
    public static bool WantsCsv(this HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted)) return false;
        var csv = wanted.Where(type => type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase)).Select(type => type.Quality ?? 1).DefaultIfEmpty(0)
            .Max();
        var json = wanted.Where(type => type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)).Select(type => type.Quality ?? 1)
            .DefaultIfEmpty(0).Max();
        return csv > 0 && csv >= json;
    }
}
