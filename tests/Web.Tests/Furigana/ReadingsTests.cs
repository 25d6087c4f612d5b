using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using OrleansBooking.Contracts.City;
using OrleansBooking.Silo.Demo;
using OrleansBooking.Web.Citizen.Furigana;
using OrleansBooking.Web.Citizen.Texts;

namespace OrleansBooking.Web.Tests.Furigana;

public sealed partial class ReadingsTests
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [Theory]
    [InlineData("12月3日（木）", "12月（がつ）3日（みっか）（木（もく））")]
    [InlineData("11日", "11日（にち）")]
    [InlineData("午前10時30分", "午前（ごぜん）10時（じ）30分（ぷん）")]
    [InlineData("午後3時15分", "午後（ごご）3時（じ）15分（ふん）")]
    [InlineData("24時間いつでも", "24時間（じかん）いつでも")]
    [InlineData("3か月前", "3か月前（げつまえ）")]
    [InlineData("1人30分ほど", "1人（ひとり）30分（ぷん）ほど")]
    [InlineData("予約を取り消す", "予約（よやく）を取（と）り消（け）す")]
    [InlineData("来てください。来られないとき", "来（き）てください。来（こ）られないとき")]
    public void Readings_follow_the_context(string text, string expected) => Assert.Equal(expected, Spoken(text));

    [Fact]
    public void Markup_in_texts_stays_text() => Assert.DoesNotContain("<b>", Html("<b>予約</b>"), StringComparison.Ordinal);

    [Fact]
    public void Every_character_of_the_fixed_texts_and_the_demo_city_has_a_reading()
    {
        var city = new CityProfile();
        var texts = CitizenTexts.Areas.SelectMany(area => CitizenTexts.All(area).Values)
            .Concat(DemoProcedures.All.SelectMany(procedure => procedure.Bring.SelectMany(list => list.Items.SelectMany(item => new[] { item.Name, item.Detail })
                .Concat([list.Title, list.Intro])).Concat([procedure.Name, procedure.Summary, procedure.WalkIn])))
            .Concat(DemoVenues.From(new DateOnly(2026, 12, 1)).SelectMany(venue => new[]
                { venue.Profile.Name, venue.Profile.Address, venue.Profile.Access, venue.Profile.WalkIn }.Concat(venue.Closures.Select(closure => closure.Reason))))
            .Concat([city.Name, city.PhoneHours, city.PhoneClosed])
            .OfType<string>();

        var bare = texts.Where(text => Kanji().IsMatch(Ruby().Replace(Html(Filled(text)), "")));

        Assert.Empty(bare.Distinct());
    }

    private static string Html(string text)
    {
        using var writer = new StringWriter();
        Readings.Write(text, writer, Encoder);
        return writer.ToString();
    }

    private static string Spoken(string text) => Tags().Replace(Html(text), "");

    /// <summary>A counted thing needs its number.</summary>
    private static string Filled(string text) => Placeholder().Replace(text, "3");

    [GeneratedRegex("<ruby>.*?</ruby>")]
    private static partial Regex Ruby();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("[一-龥々]")]
    private static partial Regex Kanji();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
