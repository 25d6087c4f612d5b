using System.Text.RegularExpressions;
using OrleansBooking.Web.Citizen.Texts;

namespace OrleansBooking.Web.Tests.Texts;

public sealed partial class CitizenTextsTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "src", "Web", "Citizen");

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there()
    {
        var missing = Used().Where(key => !key.EndsWith('-') && !key.EndsWith('.') && CitizenTexts.Find(key) is null);

        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void Every_text_is_used_by_some_page()
    {
        var used = Used().ToHashSet(StringComparer.Ordinal);
        var prefixes = used.Where(key => key.EndsWith('-') || key.EndsWith('.')).ToList();

        var unused = CitizenTexts.Areas.SelectMany(area => CitizenTexts.All(area).Keys.Select(name => $"{area}.{name}"))
            .Where(key => !used.Contains(key) && !prefixes.Exists(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.Empty(unused);
    }

    [Fact]
    public void Pages_hold_no_japanese_of_their_own()
    {
        var found = Directory.EnumerateFiles(Pages, "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Kana().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));

        Assert.Empty(found);
    }

    /// <summary>Keys in the sources; a key that is put together ends in a hyphen or a dot.</summary>
    private static IEnumerable<string> Used() =>
        Directory.EnumerateFiles(Pages, "*.cs*", SearchOption.AllDirectories)
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));

    [GeneratedRegex("\"((?:Common|Start|Journey|Identity|Booking|Mine|Info|Refusals|Fields|Status)\\.[A-Za-z0-9.-]*)")]
    private static partial Regex Key();

    [GeneratedRegex("[ぁ-ゖァ-ヺ]{2,}[^\\n]*")]
    private static partial Regex Kana();
}
