using System.Globalization;
using System.Resources;

namespace OrleansBooking.Web.Texts;

/// <summary>The fixed texts of some pages, one resource file an area; a key is <c>Area.name</c>.</summary>
public sealed class TextFiles
{
    private readonly Dictionary<string, ResourceManager> _files;

    /// <param name="beside">A type in the namespace of the files.</param>
    public TextFiles(Type beside, params IReadOnlyList<string> areas)
    {
        Areas = areas;
        _files = areas.ToDictionary(area => area, area => new ResourceManager($"{beside.Namespace}.{area}", beside.Assembly));
    }

    public IReadOnlyList<string> Areas { get; }

    /// <summary>The text, with arguments put in; a missing key is a bug and throws.</summary>
    public string Get(string key, params object?[] arguments)
    {
        var text = Find(key) ?? throw new KeyNotFoundException($"There is no text {key}.");
        return arguments.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, arguments);
    }

    /// <summary>The text, or null if there is none.</summary>
    public string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && _files.TryGetValue(key[..dot], out var file) ? file.GetString(key[(dot + 1)..], CultureInfo.InvariantCulture) : null;
    }

    /// <summary>All keys and texts of an area.</summary>
    public IReadOnlyDictionary<string, string> All(string area)
    {
        var entries = _files[area].GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.GetEnumerator();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (entries.MoveNext()) texts[(string)entries.Key] = (string)entries.Value!;
        return texts;
    }
}
