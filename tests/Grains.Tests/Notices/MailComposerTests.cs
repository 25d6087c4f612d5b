using System.Text.RegularExpressions;
using MimeKit;
using OrleansBooking.Grains.Notices;

namespace OrleansBooking.Grains.Tests.Notices;

public sealed partial class MailComposerTests
{
    private static readonly MailComposer Composer = new(Sample.City);

    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [InlineData(NoticeKind.Booked, "予約が決まりました")]
    [InlineData(NoticeKind.Changed, "予約が変わりました")]
    [InlineData(NoticeKind.ContactChanged, "連絡先を変えました")]
    [InlineData(NoticeKind.Cancelled, "予約を取り消しました")]
    [InlineData(NoticeKind.DayClosed, "臨時の休みのため、日を選び直してください")]
    [InlineData(NoticeKind.Reminder, "予約の日が近づきました")]
    public void The_subject_has_what_happened_the_date_and_the_place(NoticeKind kind, string happened)
    {
        var mail = Arrive(Sample.Facts(kind));

        Assert.Equal($"【みどり野市】{happened} 12月3日（木）午前10時30分 中央店交付会場", mail.Subject);
    }

    [Theory]
    [InlineData(NoticeKind.Booked)]
    [InlineData(NoticeKind.Changed)]
    [InlineData(NoticeKind.ContactChanged)]
    [InlineData(NoticeKind.Reminder)]
    public void Text_and_html_are_each_complete_for_a_live_reservation(NoticeKind kind)
    {
        var mail = Arrive(Sample.Facts(kind));

        foreach (var body in new[] { mail.TextBody, mail.HtmlBody })
        {
            string[] expected =
            [
                "2026年（令和8年）12月3日（木）午前10時30分", "中央店交付会場", "本町1丁目2番3号 みどり野ビル4階", "みどり野駅 南口から歩いて2分。段差はありません",
                "マイナンバーカードの受け取り", "8352 4179 1234", "カードを受け取る本人が来てください。", "交付通知書（市から届いた手紙です）", "通知カード",
                "子どものカードを受け取るとき", "代わりの人が受け取るとき", "12月2日（水）午後5時まで", "042-000-0001", "0120-000-123", Sample.City.SiteUrl,
            ];
            Assert.All(expected, words => Assert.Contains(words, body, StringComparison.Ordinal));
            Assert.DoesNotContain("委任状", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_change_states_plainly_what_was_and_what_is()
    {
        var mail = Arrive(Sample.Facts(NoticeKind.Changed));

        Assert.Contains("変わる前：12月6日（日）午後0時 本庁舎交付会場", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("変わった後：12月3日（木）午前10時30分 中央店交付会場", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancellation_tells_how_to_book_again_and_not_what_to_bring()
    {
        var mail = Arrive(Sample.Facts(NoticeKind.Cancelled));

        Assert.Contains("取り消した覚えがないときは、0120-000-123 へ電話してください。", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("もう一度予約するとき", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(Sample.City.SiteUrl, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("2026年（令和8年）12月3日（木）午前10時30分", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("交付通知書", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_deadline_the_mail_names_the_telephone_instead_of_a_time_that_has_passed()
    {
        var facts = Sample.Facts(NoticeKind.Reminder);

        var mail = Wire.Read(Composer.Compose(facts, facts.ClosesAt!.Value));

        Assert.DoesNotContain("まで、予約番号と誕生日で変えられます", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("変えるとき、取り消すときは、0120-000-123 へ電話してください。", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void There_is_at_most_one_url_and_it_is_the_citys(NoticeKind kind)
    {
        var mail = Arrive(Sample.Facts(kind));

        var address = Sample.City.SiteUrl + (kind == NoticeKind.DayClosed ? "/my" : "");
        Assert.Equal([address], Urls(mail.TextBody!));
        Assert.Equal([address], Urls(mail.HtmlBody!));
        Assert.Empty(Urls(Wire.CalendarText(mail)));
    }

    [Fact]
    public void The_same_notice_has_the_same_message_id_and_another_has_another()
    {
        var facts = Sample.Facts(NoticeKind.Booked);

        var first = Composer.Compose(facts, Sample.Now);
        var again = Composer.Compose(facts, Sample.Now.AddHours(3));
        var other = Composer.Compose(facts with { Id = 72 }, Sample.Now);

        Assert.Equal(first.MessageId, again.MessageId);
        Assert.NotEqual(first.MessageId, other.MessageId);
        Assert.EndsWith("@city.midorino.example.jp", first.MessageId, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_octet_on_the_wire_is_seven_bit_and_answering_machines_are_told(NoticeKind kind)
    {
        var mail = Composer.Compose(Sample.Facts(kind), Sample.Now);

        Assert.DoesNotContain(Wire.Bytes(mail), octet => octet > 127);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal(TimeSpan.FromHours(9), mail.Date.Offset);
        Assert.IsType<MultipartAlternative>(Assert.IsType<Multipart>(mail.Body)[0]);
    }

    [Fact]
    public void Names_with_line_breaks_and_markup_stay_text()
    {
        var facts = Sample.Facts(NoticeKind.Booked) with
        {
            Place = Sample.Branch with { Name = "会場\r\nBcc: spy@example.jp\r\n\r\n<script>alert(1)</script>\nATTENDEE:mailto:spy@example.jp" },
        };

        var mail = Arrive(facts);

        Assert.Equal(["hanako@example.jp"], mail.GetRecipients().Select(mailbox => mailbox.Address));
        Assert.Null(mail.Headers["Bcc"]);
        Assert.DoesNotContain("<script>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc:", mail.TextBody, StringComparison.Ordinal);
        Assert.Empty(Wire.Entry(mail).Attendees);
    }

    [Theory]
    [InlineData("hanako@example.jp\r\nBcc: spy@example.jp")]
    [InlineData("hanako@example.jp, spy@example.jp")]
    [InlineData("<spy@example.jp> hanako@example.jp")]
    [InlineData("hanako")]
    public void An_address_that_is_not_one_plain_address_is_refused_without_being_named(string address)
    {
        var refusal = Assert.Throws<UnusableAddressException>(() => Composer.Compose(Sample.Facts(NoticeKind.Booked) with { To = address }, Sample.Now));

        Assert.DoesNotContain("example", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taro..yamada.@docomo.ne.jp", "\"taro..yamada.\"@docomo.ne.jp")]
    [InlineData(".taro@ezweb.ne.jp", "\".taro\"@ezweb.ne.jp")]
    [InlineData("taro.yamada@docomo.ne.jp", "taro.yamada@docomo.ne.jp")]
    public void Old_carrier_addresses_are_quoted_and_others_are_left_alone(string registered, string expected)
    {
        var mail = Arrive(Sample.Facts(NoticeKind.Booked) with { To = registered });

        Assert.Equal(expected, Assert.Single(mail.To.Mailboxes).Address);
    }

    private static MimeMessage Arrive(MailFacts facts) => Wire.Read(Composer.Compose(facts, Sample.Now));

    private static string[] Urls(string text) => [.. Url().Matches(text).Select(url => url.Value)];

    [GeneratedRegex(@"https?://[^\s""<]+")]
    private static partial Regex Url();
}
