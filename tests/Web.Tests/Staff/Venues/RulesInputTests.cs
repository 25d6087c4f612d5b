using System.Text.Json;
using System.Text.Json.Nodes;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Staff.Venues;

namespace OrleansBooking.Web.Tests.Staff.Venues;

/// <summary>What staff type as rules of a venue: nothing typed is dropped in silence, and each slip is named at its field.</summary>
public sealed class RulesInputTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly VenueSheet New = new("east", "東口", "東町", null, null, null, null, ["card-pickup"], null, [], [], [], []);

    [Fact]
    public void Rules_as_they_should_be_have_nothing_unread() => Assert.Empty(Typed().Unread(New, Today));

    public static TheoryData<string, string, Action<RulesInput>> Slips => new()
    {
        { "weekly[0].days", "Venues.days-missing", input => input.Weekly[0].Days = "" },
        { "weekly[0].days", "Venues.days-unread", input => input.Weekly[0].Days = "祝日" },
        { "weekly[0].weeks", "Venues.weeks-unread", input => input.Weekly[0].Weeks = "第二" },
        { "weekly[0].from", "Venues.time-unread", input => input.Weekly[0].From = "朝" },
        { "weekly[0].capacity", "Venues.number-unread", input => input.Weekly[0].Capacity = "四" },
        { "weekly[0].validThrough", "Venues.date-unread", input => input.Weekly[0].ValidThrough = "年度末" },
        { "opensDaysBefore", "Venues.number-unread", input => input.OpensDaysBefore = "ひと月" },
        { "opensFromDate", "Venues.date-unread", input => input.OpensFromDate = "来週" },
        { "closures[0].first", "Venues.date-unread", input => input.Closures.Add(new ClosureInput { Reason = "工事" }) },
        { "closures[0].reason", "Venues.closure-reason-missing", input => input.Closures.Add(new ClosureInput { First = "12/6" }) },
        { "lastDay", "Venues.date-unread", input => input.LastDay = "" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_named_at_its_field(string field, string key, Action<RulesInput> slip)
    {
        var input = Typed();
        slip(input);

        Assert.Equal([(field, key)], input.Unread(New, Today));
    }

    [Fact]
    public void A_pattern_that_holds_goes_away_when_its_days_are_emptied()
    {
        var input = Typed();
        input.Weekly[0].Days = "";
        var session = new VenueSheet.SessionSheet(new TimeOnly(9, 0), new TimeOnly(12, 0), 30, 4, null);

        Assert.Empty(input.Unread(New with { Weekly = [new VenueSheet.WeeklySheet(["monday"], null, Today, null, null, session)] }, Today));
    }

    [Theory]
    [InlineData("to", "8:00", "30", "weekly[1].to")]
    [InlineData("minutes", "12:00", "35", "weekly[1].minutes")]
    [InlineData("minutes", "12:00", "30", null)]
    public void What_the_API_says_of_a_session_is_shown_at_the_pattern_that_it_means(string field, string to, string minutes, string? at)
    {
        var input = Typed();
        input.Weekly.Add(new WeeklyInput { Days = "火", From = "9:00", To = to, Minutes = minutes, Capacity = "4" });

        Assert.Equal(at, input.RowOf(field));
    }

    [Fact]
    public void Only_the_part_in_which_somebody_typed_is_sent_so_that_a_closure_made_meanwhile_survives()
    {
        var input = RulesInput.Of(Known, Today);
        input.ClosesHoursBefore = "3";
        var theirs = RulesMerge.Of(input, Known with { Closures = [Cleaning] }, Today);

        var body = Sent(input);

        Assert.Equal(3, body["window"]!["closesHoursBefore"]!.GetValue<int>());
        Assert.All(new[] { body["weekly"], body["closures"] }, Assert.Null);
        Assert.Equal(["2026-12-03", null], input.Closures.Select(row => row.First));
        Assert.Empty(theirs.Window.Concat(theirs.Weekly).Concat(theirs.Closures));
    }

    [Fact]
    public void A_part_that_two_people_changed_is_sent_as_typed_and_what_holds_now_stands_beside()
    {
        var input = RulesInput.Of(Known, Today);
        input.Closures[^1] = new ClosureInput { First = "12/10", Reason = "点検" };

        var theirs = RulesMerge.Of(input, Known with { Closures = [Cleaning] }, Today);

        Assert.Equal("点検", Assert.Single(Sent(input)["closures"]!.AsArray())!["reason"]!.GetValue<string>());
        Assert.Contains("館内清掃", Assert.Single(theirs.Closures), StringComparison.Ordinal);
        Assert.Empty(theirs.Window.Concat(theirs.Weekly));
    }

    [Fact]
    public void A_form_that_does_not_say_what_it_was_filled_with_sends_everything()
    {
        var body = Sent(Typed());

        Assert.All(new[] { body["window"], body["weekly"], body["closures"] }, Assert.NotNull);
    }

    private static readonly VenueSheet.ClosureSheet Cleaning = new(new DateOnly(2026, 12, 3), new DateOnly(2026, 12, 3), false, "館内清掃");

    private static readonly VenueSheet Known = New with
    {
        Window = new VenueSheet.WindowSheet(Today, Today.AddDays(90), null, null, null, null, null, null, null),
        Weekly = [new VenueSheet.WeeklySheet(["monday"], null, Today, null, null, new VenueSheet.SessionSheet(new TimeOnly(9, 0), new TimeOnly(12, 0), 30, 4, null))],
    };

    private static JsonObject Sent(RulesInput input) => JsonSerializer.SerializeToNode(input.Body(Today, null))!.AsObject();

    private static RulesInput Typed() => new()
    {
        FirstDay = "2026-11-26", LastDay = "2027-2-26", OpensDaysBefore = "30日",
        Weekly = [new WeeklyInput { Days = "月〜金", From = "9時", To = "12:00", Minutes = "30分", Capacity = "４" }],
    };
}
