using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Web.Console.Desk;

namespace OrleansBooking.Web.Tests.Console.Desk;

/// <summary>The words of a call with the booking's own date and place (T2).</summary>
public sealed class ScriptTests
{
    private static readonly Script.Booking Booked = new(
        new DateOnly(2026, 12, 6), new TimeOnly(14, 30), "市役所", "カードの受け取り", "ヤマダ ハナコ", ["交付通知書", "通知カード"]);

    [Theory]
    [InlineData("ja", "12月6日 日曜日 午後2時30分")]
    [InlineData("ja-plain", "12月6日 日曜日 午後2時30分")]
    [InlineData("en", "December 6 (Sunday) 2:30 PM")]
    [InlineData("zh", "12月6日 (星期日) 14:30")]
    [InlineData("ko", "12월 6일 (일요일) 오후 2:30")]
    [InlineData("pt", "6 de dezembro (domingo) 14:30")]
    [InlineData("tl", "Disyembre 6 (Linggo) 2:30 PM")]
    public void A_date_is_said_in_the_language_of_its_line(string language, string said) =>
        Assert.Equal(said, Line(language, "{date} {time}").Text);

    [Fact]
    public void A_vietnamese_date_is_vietnamese()
    {
        var said = Line("vi", "{date} {time}").Text;

        Assert.Contains("tháng 12", said, StringComparison.Ordinal);
        Assert.Contains("Chủ Nhật", said, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("14:30", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_kept_in_japanese_come_with_their_reading_in_other_languages_alone()
    {
        Assert.Equal("市役所、交付通知書、通知カード", Line("ja", "{venue}、{bring}").Text);
        Assert.Matches("^市役所（[ぁ-ん]+）: 交付通知書（[ぁ-ん]+）, 通知カード（つうちカード）$", Line("en", "{venue}: {bring}").Text);
    }

    [Fact]
    public void What_is_not_known_is_a_gap()
    {
        var line = Script.Of([new ScriptLine("read-back", "ja", "{date}、{venue}、{procedure}、{name}さま、{bring}", "approved")], Script.Step.ReadBack, null, "ja").ReadBack!;

        Assert.Equal("…、…、…、…さま、…", line.Text);
    }

    [Fact]
    public void A_line_of_another_language_and_a_draft_are_marked_also_when_they_are_read_back()
    {
        var elsewhere = Script.Of([new ScriptLine("read-back", "ja", "復唱します。", "approved")], Script.Step.ReadBack, Booked, "vi").ReadBack!;
        var draft = Script.Of([new ScriptLine("read-back", "vi", "…", "draft")], Script.Step.ReadBack, Booked, "vi").ReadBack!;
        var good = Script.Of([new ScriptLine("read-back", "vi", "…", "approved")], Script.Step.ReadBack, Booked, "vi").ReadBack!;

        Assert.Equal((true, false), (elsewhere.IsElsewhere, elsewhere.IsDraft));
        Assert.Equal((false, true), (draft.IsElsewhere, draft.IsDraft));
        Assert.Equal((false, false), (good.IsElsewhere, good.IsDraft));
    }

    [Fact]
    public void What_was_said_is_done_and_what_is_to_be_said_is_now()
    {
        var lines = ScriptSteps.All.Select(step => new ScriptLine(step, "ja", step, "approved"));

        var offering = Script.Of(lines, Script.Step.Offer, null, "ja").Lines;
        var after = Script.Of(lines, Script.Step.After, null, "ja").Lines;

        Assert.Equal(["offer"], offering.Where(line => line.IsNow).Select(line => line.Step));
        Assert.Equal(["greet", "identify"], offering.Where(line => line.IsDone).Select(line => line.Step));
        Assert.Equal(["bring", "after"], after.Where(line => line.IsNow).Select(line => line.Step));
    }

    [Theory]
    [InlineData("self", "通知書")]
    [InlineData("child", "戸籍")]
    [InlineData("agent", "通知書")]
    public void What_to_bring_is_that_of_who_comes_and_the_ordinary_list_where_there_is_no_other(string situation, string brought)
    {
        var procedure = new SpokenProcedure("card-pickup", "受け取り", true,
            [new("self", "本人", [new("通知書")]), new("child", "子ども", [new("戸籍")])]);

        Assert.Equal([brought], procedure.Brought(situation));
        Assert.Empty((procedure with { Bring = [] }).Brought(situation));
    }

    private static Script.Line Line(string language, string text) =>
        Assert.Single(Script.Of([new ScriptLine("bring", language, text, "approved")], Script.Step.After, Booked, language).Lines);
}
