namespace OrleansBooking.Web.Tests.Browser;

/// <summary>Bad input on each form: plain words at the field, what was typed kept, only secrets cleared.</summary>
[Collection(SiteCollection.Name)]
public sealed class WrongInputTests(Site site)
{
    [Fact]
    public async Task Nothing_chosen_is_said_at_the_choice()
    {
        await using var visitor = await site.Visit(script: false);
        await visitor.Page.GotoAsync("/reserve");

        await visitor.Go("会場を選ぶ");
        await visitor.AtField("procedure", "手続きを選んでください");

        await visitor.Page.Locator("input[value=card-pickup]").CheckAsync();
        await visitor.Go("会場を選ぶ");
        await visitor.Go("日時を選ぶ");
        await visitor.AtField("venueId", "会場を選んでください");

        await visitor.Page.Locator("input[value=city-centre]").CheckAsync();
        await visitor.Go("日時を選ぶ");
        await visitor.ToNextPage(() => visitor.Page.Locator("#times button.button").ClickAsync());
        await visitor.AtField("time", "時間を選んでください");
    }

    [Theory]
    [InlineData("", "0412", "reservationId", "予約IDを入力してください")]
    [InlineData("48271930あ", "0412", "reservationId", "予約IDは、数字と英字だけで入力してください")]
    [InlineData("123", "0412", "reservationId", "予約IDは16けたの数字です。いま3けたです")]
    [InlineData("1234567890123456", "", "birthday", "誕生日を4けたの数字で入力してください")]
    [InlineData("1234567890123456", "0230", "birthday", "誕生日を、ある日付の4けたの数字で入力してください。例：4月12日なら 0412")]
    [InlineData("1234567890123456", "13", "birthday", "誕生日は4けたの数字です。いま2けたです")]
    public async Task A_malformed_identity_is_said_at_the_field(string id, string birthday, string field, string words)
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync(await site.AtFreeTime("/reserve/identity"));

        await visitor.Page.FillAsync("#reservationId", id);
        await visitor.Page.FillAsync("#birthday", birthday);
        await visitor.Go("連絡先へ進む");

        await visitor.AtField(field, words, field == "birthday" ? "" : id);
        Assert.Equal(id, await visitor.Page.InputValueAsync("#reservationId"));
        Assert.Equal("", await visitor.Page.InputValueAsync("#birthday"));
    }

    [Theory]
    [InlineData("0229")]
    [InlineData("０２２９")]
    [InlineData("2月29日")]
    public async Task The_29th_of_february_is_a_birthday(string birthday)
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync("/reserve/id");

        await visitor.Page.FillAsync("#reservationId", "ABCD1234");
        await visitor.Page.FillAsync("#birthday", birthday);
        await visitor.Go("次へ進む");

        Assert.Equal("番号か誕生日が違います。もう一度確かめてください", await visitor.Page.InnerTextAsync("#errors li"));
    }

    [Theory]
    [InlineData("123456789012345", "予約IDは16けたの数字です。いま15けたです")]
    [InlineData("12345678901234567", "予約IDは16けたの数字です。いま17けたです")]
    [InlineData("1234567890123456", "予約IDの数字が違うようです。交付通知書と見比べてください")]
    public async Task A_slip_of_the_finger_is_told_from_the_digits_alone(string id, string words)
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync("/reserve/id");

        await visitor.Page.FillAsync("#reservationId", id);
        await visitor.Page.FillAsync("#birthday", "0412");
        await visitor.Go("次へ進む");

        await visitor.AtField("reservationId", words, id);
    }

    [Theory]
    [InlineData("email", "hanako@example.jp\r\nBcc: everybody@example.jp", "メールアドレスに使えない文字が入っています。入力し直してください")]
    [InlineData("email", "hanako@example.jp\u0007", "メールアドレスに使えない文字が入っています。入力し直してください")]
    [InlineData("phone", "090-1234-\u202e5678", "電話番号に使えない文字が入っています。入力し直してください")]
    public async Task What_no_keyboard_types_is_refused_at_the_field(string field, string value, string words)
    {
        await using var visitor = await site.Visit();
        await visitor.ToCalendar();
        await visitor.ChooseTime(day: 2);
        await visitor.Identify(site.NextApplicant());
        var form = visitor.Context.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", await visitor.Page.Locator("main input[name=__RequestVerificationToken]").First.InputValueAsync());
        form.Set(field, value);

        var answer = await visitor.Context.APIRequest.PostAsync(visitor.Page.Url, new() { Form = form });

        Assert.Equal(200, answer.Status);
        var html = await answer.TextAsync();
        Assert.Contains($"id=\"{field}-error\"", html, StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_at_all_is_refused_with_a_page()
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync("/reserve/id");
        var form = visitor.Context.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", await visitor.Page.Locator("main input[name=__RequestVerificationToken]").First.InputValueAsync());
        form.Set("reservationId", "1234\u0000");

        var answer = await visitor.Context.APIRequest.PostAsync("/reserve/id", new() { Form = form });

        Assert.Equal(400, answer.Status);
        Assert.Contains("ページを開き直してください", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_long_input_is_counted_and_kept()
    {
        var address = new string('a', 300) + "@example.jp";
        await using var visitor = await site.Visit();
        await visitor.ToCalendar();
        await visitor.ChooseTime(day: 2);
        await visitor.Identify(site.NextApplicant());

        await visitor.GiveContact(address);

        await visitor.AtField("email", "メールアドレスは254文字までです。いま311文字です", address);
    }

    [Fact]
    public async Task Full_width_digits_and_hyphens_are_right()
    {
        var applicant = site.NextApplicant();
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync(await site.AtFreeTime("/reserve/identity"));

        await visitor.Identify(new Applicant(Wide(string.Join('－', applicant.ReservationId.Chunk(4).Select(four => new string(four)))), Wide(applicant.Birthday)));

        await visitor.Sees("連絡先を入力してください");
    }

    [Fact]
    public async Task An_unknown_id_and_a_wrong_birthday_hear_the_same_and_a_lock_says_until_when_and_whom_to_call()
    {
        var applicant = site.NextApplicant();
        var wrong = applicant.Birthday == "0101" ? "0202" : "0101";
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync(await site.AtFreeTime("/reserve/identity"));

        await visitor.Identify(applicant with { Birthday = wrong });
        var said = await visitor.Page.InnerTextAsync("#errors li");
        Assert.Equal("番号か誕生日が違います。もう一度確かめてください", said);
        await visitor.Identify(new Applicant(applicant.ReservationId[..8] + "AB", wrong));
        Assert.Equal(said, await visitor.Page.InnerTextAsync("#errors li"));

        for (var i = 0; i < 8; i++) await visitor.Identify(applicant with { Birthday = wrong });
        await visitor.Reads("入力できません", "#errors");
        Assert.Matches("間違いが続いたので、.*午[前後].*時.*まで入力できません。急ぐときは 0120-000-123 へ電話してください", (await visitor.Page.InnerTextAsync("#errors li")).Replace("\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hanako", "", "email", "メールアドレスを、name@example.jp のように入力してください")]
    [InlineData("a@example.jp, b@example.jp", "", "email", "メールアドレスを、name@example.jp のように入力してください")]
    [InlineData("", "123", "phone", "電話番号は、0から始まる数字で入力してください")]
    [InlineData("", "0312", "phone", "電話番号は10けたか11けたです。いま4けたです")]
    public async Task A_malformed_contact_is_said_at_the_field(string email, string phone, string field, string words)
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync(await site.AtFreeTime("/reserve/identity"));
        await visitor.Identify(site.NextApplicant());

        await visitor.GiveContact(email, phone);

        await visitor.AtField(field, words, field == "email" ? email : phone);
    }

    [Fact]
    public async Task A_declaration_is_checked_field_by_field_in_the_order_of_the_page()
    {
        await using var visitor = await site.Visit(script: false);
        await visitor.Page.GotoAsync(await site.AtFreeTime("/reserve/declare", "certificate-renewal"));

        await visitor.Page.FillAsync("#kana", "山田");
        await visitor.Page.FillAsync("#name", new string('山', 61));
        await visitor.Go("連絡先へ進む");

        await visitor.Focuses("#errors");
        Assert.Equal(
            ["名前は60文字までです。いま61文字です", "フリガナは、カタカナかひらがなで入力してください", "誕生日を4けたの数字で入力してください", "電話番号を入力してください"],
            await visitor.Page.Locator("#errors li").AllInnerTextsAsync());
        Assert.Equal("山田", await visitor.Page.InputValueAsync("#kana"));
    }

    [Fact]
    public async Task The_own_reservations_open_with_an_id_or_number_only()
    {
        await using var visitor = await site.Visit(script: false);
        await visitor.Page.GotoAsync("/my");

        await visitor.Go("予約を見る");

        await visitor.AtField("idOrNumber", "予約IDか予約番号を入力してください");
    }

    [Theory]
    [InlineData("/reserve/venue?procedure=no-such", "/reserve")]
    [InlineData("/reserve/calendar?procedure=card-pickup&venue=no-such", "/reserve/venue")]
    [InlineData("/reserve/calendar?procedure=card-pickup&venue=city-centre&date=2099-01-01", "/reserve/calendar")]
    [InlineData("/reserve/calendar?procedure=card-pickup&venue=city-centre&date=gestern&month=x&lost=99", "/reserve/calendar")]
    [InlineData("/reserve/identity?procedure=card-pickup&venue=city-centre&date=2026-13-40&time=25:00", "/reserve/calendar")]
    [InlineData("/reserve/check?procedure=card-pickup&venue=city-centre&date=2026-12-03&time=10:00", "/reserve/identity")]
    [InlineData("/reserve/calendar?procedure=card-pickup&venue=city-centre&date=2020-01-01", "/reserve/calendar")]
    [InlineData("/reserve/done", "/")]
    [InlineData("/my/7", "/my")]
    public async Task A_made_up_address_leads_to_the_step_that_is_missing(string address, string leadsTo)
    {
        await using var visitor = await site.Visit();

        var answer = await visitor.Page.GotoAsync(address);

        Assert.Equal(200, answer!.Status);
        Assert.Equal(leadsTo, new Uri(visitor.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task An_unknown_time_is_lost_and_the_nearest_are_offered()
    {
        var applicant = site.NextApplicant();
        await using var visitor = await site.Visit();
        await visitor.ToCalendar();
        var day = await visitor.Page.Locator(".calendar a").Nth(2).GetAttributeAsync("href");
        var date = System.Text.RegularExpressions.Regex.Match(day!, @"date=([\d-]+)").Groups[1].Value;

        await visitor.Page.GotoAsync($"/reserve/identity?procedure=card-pickup&venue=city-centre&date={date}&time=03:00");
        await visitor.Identify(applicant);

        await visitor.Focuses("#lost");
        Assert.Equal(3, await visitor.Page.Locator(".nearest button").CountAsync());
    }

    [Fact]
    public async Task A_past_time_is_said_to_be_over_and_others_are_offered()
    {
        await using var visitor = await site.Visit();
        await visitor.Page.GotoAsync("/reserve/identity?procedure=card-pickup&venue=city-centre&date=2020-01-06&time=10:00");

        await visitor.Identify(site.NextApplicant());

        await visitor.Focuses("#lost");
        await visitor.Reads("1月6日（月）午前10時は予約できません", "#lost");
    }

    private static string Wide(string ascii) => string.Concat(ascii.Select(c => char.IsAsciiDigit(c) ? (char)('０' + (c - '0')) : c));
}
