using System.Text.RegularExpressions;
using OrleansBooking.Web.Citizen.Texts;
using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Tests.Texts;

public sealed partial class PageTextsTests
{
    private static readonly Dictionary<string, (IReadOnlyList<string> Areas, Func<string, string?> Find, Func<string, IReadOnlyDictionary<string, string>> All)> Sources = new()
    {
        ["Citizen"] = (CitizenTexts.Areas, CitizenTexts.Find, CitizenTexts.All),
        ["Staff"] = (StaffTexts.Areas, StaffTexts.Find, StaffTexts.All),
    };

    public static TheoryData<string> Folders => [.. Sources.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_text_that_a_page_asks_for_is_there(string folder)
    {
        var missing = Used(folder).Where(key => !key.EndsWith('-') && !key.EndsWith('.') && Sources[folder].Find(key) is null);

        Assert.Empty(missing.Distinct());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_text_is_used_by_some_page(string folder)
    {
        var used = Used(folder).ToHashSet(StringComparer.Ordinal);
        var prefixes = used.Where(key => key.EndsWith('-') || key.EndsWith('.')).ToList();

        var unused = Sources[folder].Areas.SelectMany(area => Sources[folder].All(area).Keys.Select(name => $"{area}.{name}"))
            .Where(key => !used.Contains(key) && !prefixes.Exists(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.Empty(unused);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Pages_hold_no_japanese_of_their_own(string folder)
    {
        var found = FilesOf(folder, "*.cshtml")
            .SelectMany(file => Kana().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));

        Assert.Empty(found);
    }

    /// <summary>The console's pages have their texts beside those of the staff pages.</summary>
    private static IEnumerable<string> FilesOf(string folder, string pattern) =>
        (folder == "Staff" ? new[] { folder, "Console" } : [folder])
        .SelectMany(one => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Web", one), pattern, SearchOption.AllDirectories));

    /// <summary>Keys in the sources; a key that is put together ends in a hyphen or a dot.</summary>
    private static IEnumerable<string> Used(string folder) =>
        FilesOf(folder, "*.cs*")
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(key => Sources[folder].Areas.Any(area => key.StartsWith(area + ".", StringComparison.Ordinal)));

    [GeneratedRegex("\"([A-Z][A-Za-z]*\\.[A-Za-z0-9.-]*)")]
    private static partial Regex Key();

    [GeneratedRegex("[ぁ-ゖァ-ヺ]{2,}[^\\n]*")]
    private static partial Regex Kana();
}
