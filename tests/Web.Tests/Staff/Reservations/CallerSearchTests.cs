using OrleansBooking.Web.Staff.Reservations;

namespace OrleansBooking.Web.Tests.Staff.Reservations;

/// <summary>Which reservations the words of a caller or visitor show first, and how the others are reached (T1).</summary>
public sealed class CallerSearchTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    [Fact]
    public async Task Reservations_to_come_are_first_and_those_that_are_over_fill_up_the_latest_first()
    {
        using var answers = new ListedAnswers(coming: 2, over: 30);

        var first = (await CallerSearch.Read(answers.Api, "スズキ", Today, next: null)).Value!;
        var second = (await CallerSearch.Read(answers.Api, "スズキ", Today, first.Next)).Value!;

        Assert.Equal(20, first.Items.Count);
        Assert.Equal(["coming-0", "coming-1", "over-0"], first.Items.Take(3).Select(one => one.Number));
        Assert.Equal(12, second.Items.Count);
        Assert.Equal("over-18", second.Items[0].Number);
        Assert.Null(second.Next);
        Assert.All(answers.Asked.Where(path => path.Contains("to=", StringComparison.Ordinal)), path => Assert.Contains("to=2026-11-25&descending=true", path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(25)]
    public async Task A_full_page_of_what_is_to_come_leads_on_to_all_the_rest(int coming)
    {
        using var answers = new ListedAnswers(coming, over: 3);
        var numbers = new List<string>();
        string? next = null;
        do
        {
            var page = (await CallerSearch.Read(answers.Api, "4821", Today, next)).Value!;
            numbers.AddRange(page.Items.Select(one => one.Number));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(coming + 3, numbers.Distinct().Count());
        Assert.Equal(coming + 3, numbers.Count);
    }

    [Fact]
    public async Task A_full_page_after_which_nothing_comes_is_the_last()
    {
        using var answers = new ListedAnswers(coming: 20, over: 0);

        Assert.Null((await CallerSearch.Read(answers.Api, "4821", Today, next: null)).Value!.Next);
    }
}
