using System.Globalization;
using System.Text.RegularExpressions;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Console.Desk;

/// <summary>Puts what is wrong with a family's people to the fields of the page: the first has those of the caller, the others their own lines.</summary>
internal static partial class FamilyErrors
{
    public static ApiProblem AtFields(ApiProblem problem) =>
        problem.Errors is not { } errors ? problem : problem with
        {
            Errors = errors.GroupBy(error => Place(error.Key)).ToDictionary(field => field.Key, field => field.SelectMany(error => error.Value).ToArray()),
        };

    private static string Place(string field)
    {
        if (Person().Match(field) is not { Success: true } found) return field;
        var place = int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture);
        // Whom it concerns without a field: their ID and birthday together.
        var own = found.Groups[2].Length == 0 ? "reservationId" : found.Groups[2].Value;
        return place == 0 ? own : string.Create(CultureInfo.InvariantCulture, $"people[{place - 1}].{own}");
    }

    [GeneratedRegex(@"^people\[(\d+)\](?:\.(.+))?$")]
    private static partial Regex Person();
}
