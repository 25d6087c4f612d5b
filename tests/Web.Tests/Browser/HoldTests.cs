using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>The ten minutes of a seat: told, extended once, run out; nothing typed is ever lost (WCAG 2.2.1).</summary>
[Collection(SiteCollection.Name)]
public sealed class HoldTests(Site site)
{
    private const string More = "席をもう10分とっておく";

    [Fact]
    public async Task The_page_warns_two_minutes_before_the_end_and_says_when_it_is_over()
    {
        await using var visitor = await site.Visit();
        await visitor.Page.Clock.InstallAsync();
        await ToContact(visitor);
        await visitor.Page.FillAsync("#email", "typing@example.jp");
        var live = visitor.Page.Locator(".held [role=status]");

        await visitor.Page.Clock.FastForwardAsync("07:30");
        await Assertions.Expect(live).ToBeEmptyAsync();
        await visitor.Page.Clock.FastForwardAsync("00:40");
        await Assertions.Expect(live).ToContainTextAsync("あと2分で終わります");
        await visitor.Page.Clock.FastForwardAsync("02:00");
        await Assertions.Expect(live).ToContainTextAsync("時間が終わりました。空いていれば、そのまま予約できます");

        Assert.Equal("typing@example.jp", await visitor.Page.InputValueAsync("#email"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Asking_for_more_time_keeps_what_was_typed_and_is_offered_once(bool script)
    {
        await using var visitor = await site.Visit(script: script);
        await ToContact(visitor);
        await visitor.Page.FillAsync("#email", "half@");
        await visitor.Page.FillAsync("#phone", "090-12");

        await visitor.Go(More);

        await visitor.Sees("連絡先を入力してください");
        Assert.Equal(("half@", "090-12"), (await visitor.Page.InputValueAsync("#email"), await visitor.Page.InputValueAsync("#phone")));
        Assert.Equal(0, await visitor.Page.Locator("#errors").CountAsync());
        await Assertions.Expect(visitor.Page.Locator("main button", new() { HasText = More })).ToHaveCountAsync(0);
        await visitor.Reads("とっています");

        await visitor.GiveContact("whole@example.jp", "090-1234-5678");
        await visitor.Sees("この内容で予約しますか");
        await visitor.Reads("whole@example.jp");
    }

    [Fact]
    public async Task Enter_in_a_field_sends_the_form_and_does_not_ask_for_more_time()
    {
        await using var visitor = await site.Visit();
        await ToContact(visitor);
        await visitor.Page.FillAsync("#email", "enter@example.jp");

        await visitor.ToNextPage(() => visitor.Page.PressAsync("#email", "Enter"));

        await visitor.Sees("この内容で予約しますか");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_seat_whose_time_runs_out_while_typing_can_still_be_booked_with_nothing_lost(bool script)
    {
        await using var visitor = await site.Visit(script: script);
        await ToContact(visitor);
        await visitor.Page.FillAsync("#email", "late@example.jp");
        await DraftIn.Change(site, visitor, draft => draft with { Held = draft.Held! with { Until = DateTimeOffset.MinValue } });

        await visitor.Go("内容の確認へ進む");

        await visitor.Sees("この内容で予約しますか");
        await visitor.Reads("いまはとっていません");
        await visitor.Reads("late@example.jp");
        await visitor.Go("席を10分とっておく");
        await visitor.Reads("とっています");
        await visitor.Go("この内容で予約する");
        await visitor.Sees("予約が決まりました");
        await visitor.Reads("late@example.jp");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_in_that_runs_out_while_typing_asks_again_and_keeps_the_contact(bool forgotten)
    {
        var applicant = site.NextApplicant();
        await using var visitor = await site.Visit();
        await ToContact(visitor, applicant);
        await visitor.Page.FillAsync("#email", "again@example.jp");
        if (!forgotten) await DraftIn.Change(site, visitor, draft => draft with { Person = draft.Person! with { ExpiresAt = DateTimeOffset.MinValue } });
        else await DraftIn.Forget(visitor);

        await visitor.Go("内容の確認へ進む");
        await visitor.Reads("もう一度、本人の確認をしてください");
        await visitor.Identify(applicant);

        await visitor.Sees("連絡先を入力してください");
        Assert.Equal("again@example.jp", await visitor.Page.InputValueAsync("#email"));
        await visitor.Go("内容の確認へ進む");
        await visitor.Reads("again@example.jp");
    }

    [Fact]
    public async Task A_sign_in_that_runs_out_while_a_contact_is_changed_keeps_what_was_typed()
    {
        var applicant = site.NextApplicant();
        await using var visitor = await site.Visit();
        await visitor.Book(applicant, day: 9, email: "old@example.jp");
        await visitor.Page.GotoAsync("/my/0/contact");
        await visitor.Page.FillAsync("#email", "new@example.jp");
        await DraftIn.Change(site, visitor, draft => draft with { Person = draft.Person! with { ExpiresAt = DateTimeOffset.MinValue } });

        await visitor.Go("この連絡先に変える");
        await visitor.Reads("もう一度、本人の確認をしてください");
        await visitor.Page.FillAsync("#idOrNumber", applicant.ReservationId);
        await visitor.Page.FillAsync("#birthday", applicant.Birthday);
        await visitor.Go("予約を見る");
        await visitor.Page.GotoAsync("/my/0/contact");

        Assert.Equal("new@example.jp", await visitor.Page.InputValueAsync("#email"));
    }

    private async Task ToContact(Visitor visitor, Applicant? applicant = null)
    {
        await visitor.ToCalendar();
        await visitor.ChooseTime(day: 9, time: 1);
        await visitor.Identify(applicant ?? site.NextApplicant());
        await visitor.Sees("連絡先を入力してください");
    }
}
