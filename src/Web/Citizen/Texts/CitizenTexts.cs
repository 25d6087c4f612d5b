using OrleansBooking.Web.Texts;

namespace OrleansBooking.Web.Citizen.Texts;

/// <summary>The citizens' fixed texts; each area is a file beside this one.</summary>
public static class CitizenTexts
{
    private static readonly TextFiles Files = new(
        typeof(CitizenTexts), "Common", "Start", "Journey", "Identity", "Booking", "Mine", "Info", "Refusals", "Fields", "Status");

    public static IReadOnlyList<string> Areas => Files.Areas;

    /// <inheritdoc cref="TextFiles.Get" />
    public static string Get(string key, params object?[] arguments) => Files.Get(key, arguments);

    /// <inheritdoc cref="TextFiles.Find" />
    public static string? Find(string key) => Files.Find(key);

    /// <inheritdoc cref="TextFiles.All" />
    public static IReadOnlyDictionary<string, string> All(string area) => Files.All(area);
}
