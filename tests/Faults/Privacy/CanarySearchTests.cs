using System.Text;

namespace OrleansBooking.Faults.Privacy;

/// <summary>The searcher itself: what it must see, and what it must not take for a find.</summary>
public sealed class CanarySearchTests
{
    private static readonly CanarySearch Search = new(Canary.Planted);

    static CanarySearchTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "euc-jp", "shift_jis", "iso-2022-jp"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_value_is_seen_in_every_encoding(string encoding)
    {
        foreach (var (field, text) in Canary.Planted.Texts)
        {
            var found = Search.In("here", Encoding.GetEncoding(encoding).GetBytes($"前の文 {text} 後の文"));

            Assert.Contains(field, found.Select(finding => finding.Field));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Every_value_is_seen_in_base64_hex_percent_and_JSON(int shift)
    {
        foreach (var (field, text) in Canary.Planted.Texts)
        {
            var utf8 = Encoding.UTF8.GetBytes(new string('x', shift) + text + "yz");
            string[] written =
            [
                Convert.ToBase64String(utf8), Convert.ToHexStringLower(utf8), Convert.ToHexString(utf8), Uri.EscapeDataString(text),
                System.Text.Json.JsonSerializer.Serialize(text).Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\u0027", "'", StringComparison.Ordinal),
            ];

            Assert.All(written, form => Assert.Contains(field, Search.In("here", Encoding.ASCII.GetBytes(form)).Select(finding => finding.Field)));
        }
    }

    [Fact]
    public void Another_persons_values_are_no_find() =>
        Assert.Empty(Search.In("here", Encoding.UTF8.GetBytes(string.Join('\n', Canary.Typed.Texts.Concat(Canary.Changed.Texts).Select(text => text.Text)))));
}
