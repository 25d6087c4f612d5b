using OrleansBooking.Web.Texts;

namespace OrleansBooking.Web.Staff.Texts;

/// <summary>The fixed texts of the inside pages; each area is a file beside this one.</summary>
public static class StaffTexts
{
    private static readonly TextFiles Files = new(typeof(StaffTexts), "Common", "SignIn", "Home", "Areas", "Roles", "Venues", "Changes", "Worklist",
        "Procedures", "Today", "Reception", "Reservations", "Lists", "Accounts", "Own", "Audit", "Applicants", "Maintenance", "Closings", "Incidents",
        "Organisation", "Console", "Calls", "Centre");

    public static IReadOnlyList<string> Areas => Files.Areas;

    /// <inheritdoc cref="TextFiles.Get" />
    public static string Get(string key, params object?[] arguments) => Files.Get(key, arguments);

    /// <inheritdoc cref="TextFiles.Find" />
    public static string? Find(string key) => Files.Find(key);

    /// <inheritdoc cref="TextFiles.All" />
    public static IReadOnlyDictionary<string, string> All(string area) => Files.All(area);
}
