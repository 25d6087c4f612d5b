using System.Globalization;
using System.Resources;

namespace OrleansBooking.Web.Citizen.Texts;

/// <summary>The citizens' fixed texts, one resource file an area; a key is <c>Area.name</c>.</summary>
public static class CitizenTexts
{
    /// <summary>The areas; each is a file beside this one.</summary>
    public static readonly IReadOnlyList<string> Areas = ["Common", "Start", "Journey", "Identity", "Booking", "Mine", "Info", "Refusals", "Fields", "Status"];

    private static readonly Dictionary<string, ResourceManager> Files = Areas.ToDictionary(
        area => area, area => new ResourceManager($"{typeof(CitizenTexts).Namespace}.{area}", typeof(CitizenTexts).Assembly));

    /// <summary>The text, with arguments put in; a missing key is a bug and throws.</summary>
    public static string Get(string key, params object?[] arguments)
    {
        var text = Find(key) ?? throw new KeyNotFoundException($"There is no text {key}.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, arguments);
    }

    /// <summary>The text, or null if there is none.</summary>
    public static string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Files.TryGetValue(key[..dot], out var file) ? file.GetString(key[(dot + 1)..], CultureInfo.InvariantCulture) : null;
    }

    /// <summary>All keys and texts of an area.</summary>
    public static IReadOnlyDictionary<string, string> All(string area)
    {
        var entries = Files[area].GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.GetEnumerator();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (entries.MoveNext()) texts[(string)entries.Key] = (string)entries.Value!;
        return texts;
    }
}
