using Microsoft.Playwright;

namespace OrleansBooking.Web.Tests.Browser;

/// <summary>The whole journey on the running product (W1–W5, W7).</summary>
[Collection(SiteCollection.Name)]
public sealed class JourneyTests(Site site)
{
    [Theory]
    [InlineData(Visitor.Phone, true)]
    [InlineData(Visitor.Phone, false)]
    [InlineData(Visitor.Desk, true)]
    [InlineData(Visitor.Desk, false)]
    public async Task A_citizen_books_changes_and_cancels(int width, bool script)
    {
        await using var visitor = await site.Visit(width, script);
        var page = visitor.Page;
        var faults = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") faults.Add(message.Text); };

        var mail = $"journey-{width}-{script}@example.jp".ToLowerInvariant();
        var number = await visitor.Book(site.NextApplicant(), day: 1, email: mail);
        await visitor.Sees("予約が決まりました");
        await visitor.Reads(mail);
        Assert.DoesNotContain(number.ToString(System.Globalization.CultureInfo.InvariantCulture), page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await Live(number));
        var first = await visitor.When();

        await page.GetByRole(AriaRole.Link, new() { Name = "予約を変える・取り消す" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "日時を変える" }).ClickAsync();
        await visitor.ChooseTime(day: 2, time: 1);
        await visitor.Sees("この日時に変えますか");
        await visitor.Go("この日時に変える");
        await visitor.Sees("日時を変えました");
        var second = await visitor.When();
        Assert.NotEqual(first, second);
        Assert.Equal(number, await visitor.Number());

        await page.GetByRole(AriaRole.Link, new() { Name = "この予約を開く" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "連絡先を変える" }).ClickAsync();
        await page.FillAsync("#phone", "０９０－１２３４－５６７８");
        await visitor.Go("この連絡先に変える");
        await visitor.Sees("連絡先を変えました");

        await page.GetByRole(AriaRole.Link, new() { Name = "この予約を開く" }).ClickAsync();
        await visitor.Reads("09012345678");
        await page.GetByRole(AriaRole.Link, new() { Name = "予約を取り消す" }).ClickAsync();
        await visitor.Go("予約を取り消す");
        await visitor.Sees("予約を取り消しました");
        Assert.Equal(0, await Live(number));
        await page.GotoAsync("/my/0");
        await visitor.Reads("取り消した予約です");
        Assert.Equal(0, await page.Locator(".qr, .bring, a[href$='.ics']").CountAsync());
        Assert.Empty(faults);

        // Booked, moved, contact changed, cancelled: the calendar entry follows under one UID, on Tokyo's clock.
        var mails = (await site.Mails.MailsTo(mail, 4)).Select(Mails.Read).OrderBy(read => read.Entry.Sequence).ToList();
        Assert.Equal([first, second, second, second], mails.Select(read => read.When));
        Assert.Single(mails.Select(read => read.Entry.Uid).Distinct());
        Assert.Equal(4, mails.Select(read => read.Entry.Sequence).Distinct().Count());
        Assert.Equal("CANCELLED", mails[^1].Entry.Status, ignoreCase: true);
        Assert.All(mails, read => Assert.Contains(read.When, read.Subject, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_renewal_needs_no_reservation_id_and_is_opened_again_by_its_number(bool script)
    {
        await using var visitor = await site.Visit(script: script);
        var page = visitor.Page;

        await visitor.ToCalendar("certificate-renewal");
        await visitor.ChooseTime(day: 3);
        await page.GetByRole(AriaRole.Link, new() { Name = "予約IDがない方は、こちら" }).ClickAsync();
        await page.FillAsync("#name", "山田 花子");
        await page.FillAsync("#kana", script ? "やまだ はなこ" : "ヤマダ ジュンコ");
        await page.FillAsync("#birthday", "４月12日");
        await page.FillAsync("#phone", "03-1234-5678");
        await visitor.Go("連絡先へ進む");
        await page.FillAsync("#email", "");
        await visitor.Go("内容の確認へ進む");
        await visitor.Go("この内容で予約する");
        var number = await visitor.Number();

        await visitor.Go("入力した内容を消して終わる");
        await page.GotoAsync("/my");
        await page.FillAsync("#idOrNumber", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.FillAsync("#birthday", "0412");
        await visitor.Go("予約を見る");

        await visitor.Sees("あなたの予約");
        Assert.Equal(1, await page.Locator("section.card").CountAsync());
    }

    [Fact]
    public async Task The_id_first_leads_to_the_own_booking_or_on_with_the_journey()
    {
        var applicant = site.NextApplicant();
        await using var visitor = await site.Visit();
        var page = visitor.Page;

        await EnterIdFirst(visitor, applicant);
        await visitor.Sees("どの手続きを予約しますか");
        await page.Locator("input[value=card-pickup]").CheckAsync();
        await visitor.Go("会場を選ぶ");
        await page.Locator("input[value=city-centre]").CheckAsync();
        await visitor.Go("日時を選ぶ");
        await visitor.ChooseTime(day: 4);
        await visitor.Sees("連絡先を入力してください");
        await visitor.GiveContact();
        await visitor.Go("この内容で予約する");
        var number = await visitor.Number();

        await using var later = await site.Visit();
        await EnterIdFirst(later, applicant);
        await later.Sees("あなたの予約");
        await later.Page.GetByRole(AriaRole.Link, new() { Name = "この予約を開く" }).ClickAsync();
        Assert.Equal(number, await later.Number());
    }

    [Fact]
    public async Task A_second_booking_of_the_same_procedure_leads_to_the_first()
    {
        var applicant = site.NextApplicant();
        await using var visitor = await site.Visit();
        await visitor.Book(applicant, day: 5);

        await visitor.Go("入力した内容を消して終わる");
        await visitor.ToCalendar();
        await visitor.ChooseTime(day: 6);
        await visitor.Identify(applicant);

        await visitor.Sees("あなたの予約");
        await visitor.Reads("すでに予約があります");
    }

    private static async Task EnterIdFirst(Visitor visitor, Applicant applicant)
    {
        await visitor.Page.GotoAsync("/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "先に予約IDを入力する" }).ClickAsync();
        await visitor.Page.FillAsync("#reservationId", applicant.ReservationId);
        await visitor.Page.FillAsync("#birthday", applicant.Birthday);
        await visitor.Go("次へ進む");
    }

    private Task<long> Live(long number) =>
        site.Database.Scalar<long>($"select count(*) from booking.reservation where number = {number} and status in ('booked', 'arrived')");
}
