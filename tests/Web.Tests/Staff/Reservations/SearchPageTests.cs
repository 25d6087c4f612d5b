using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Time.Testing;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Reservations;

namespace OrleansBooking.Web.Tests.Staff.Reservations;

/// <summary>What city staff see of a search, page by page (C7).</summary>
public sealed class SearchPageTests
{
    [Fact]
    public async Task Who_comes_soon_stands_before_who_has_been_here_and_the_next_page_goes_on()
    {
        using var answers = new ListedAnswers(coming: 2, over: 30);

        var first = Page(answers, cursor: null);
        await first.OnPost();
        var second = Page(answers, first.Found!.Next);
        await second.OnPost();

        Assert.Equal(["coming-0", "coming-1", "over-0"], first.Found.Items.Take(3).Select(one => one.Number));
        Assert.Equal(("over-18", "over-29"), (second.Found!.Items[0].Number, second.Found.Items[^1].Number));
        Assert.Contains(answers.Asked, query => query.Contains("from=2026-11-26&", StringComparison.Ordinal));
        Assert.Null(second.Found.Next);
    }

    [Fact]
    public async Task The_only_one_is_opened_at_once()
    {
        using var answers = new ListedAnswers(coming: 0, over: 1);

        var shown = await Page(answers, cursor: null).OnPost();

        Assert.Equal("/staff/reservations/over-0", Assert.IsType<RedirectResult>(shown).Url);
    }

    private static IndexModel Page(ListedAnswers answers, string? cursor)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 1, 0, 0, TimeSpan.Zero));
        return new IndexModel(new StaffServices(answers.Api, null!, null!, null!, time)) { Query = "スズキ", Cursor = cursor };
    }
}
