using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Tests.Staff;

/// <summary>The inside pages with the right that each needs, from the sources and the compiled pages.</summary>
internal static partial class StaffRoutes
{
    /// <summary>The one inside page without sign-in.</summary>
    public const string SignIn = "/staff/sign-in";

    private static readonly Dictionary<string, string> Examples = new()
    {
        ["venueId"] = "city-centre",
        ["procedureId"] = "card-pickup",
        // The making of the demo city's first venue.
        ["changeId"] = Grains.Changes.DefinitionId.Of("city-centre", 0).ToString(),
        ["number"] = "123456789012",
        ["date"] = "2026-12-01",
        ["userName"] = "demo-staff",
        // Nothing of this id is there: the page leads to its list.
        ["closingId"] = "00000000-0000-0000-0000-000000000000",
        ["incidentId"] = "00000000-0000-0000-0000-000000000000",
        ["uploadId"] = "00000000-0000-0000-0000-000000000000",
        ["manualId"] = "take-call",
        ["contactId"] = "my-number-toll-free",
        ["lineId"] = "new",
        ["complaintId"] = "00000000-0000-0000-0000-000000000000",
    };

    /// <summary>Every inside page but the sign-in: an address of the demo city, and its right.</summary>
    public static IReadOnlyList<(string Address, Right Needed)> All { get; } =
        [.. Pages().Where(page => page.Route != SignIn).Select(page => (Example(page.Route), NeededBy(page.Model, page.Route)))];

    private static IEnumerable<(string Route, string Model)> Pages() =>
        new[] { "Staff", "Console" }.Select(folder => Path.Combine(Repository.Root, "src", "Web", folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cshtml", SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .Select(text => (Route: Page().Match(text), Model: Model().Match(text)))
            .Where(page => page.Route.Success)
            .Select(page => (page.Route.Groups[1].Value, page.Model.Groups[1].Value));

    private static string Example(string route) => Parameter().Replace(route, match =>
        Examples.TryGetValue(match.Groups[1].Value, out var value) ? value : throw new InvalidOperationException($"{route}: no example of {match.Groups[1].Value}."));

    private static Right NeededBy(string model, string route)
    {
        var type = typeof(StaffPage).Assembly.GetType(model) ?? throw new InvalidOperationException($"{route}: there is no {model}.");
        Assert.True(type.IsSubclassOf(typeof(StaffPage)), $"{route} is open to everybody.");
        return ((StaffPage)RuntimeHelpers.GetUninitializedObject(type)).Needed;
    }

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex Page();

    [GeneratedRegex("@model (\\S+)")]
    private static partial Regex Model();

    [GeneratedRegex("{([A-Za-z]+)[^}]*}")]
    private static partial Regex Parameter();
}
