using MimeKit;
using OrleansBooking.Grains.Notices;

namespace OrleansBooking.Grains.Tests.Notices;

public sealed class CalendarFileTests
{
    private static readonly MailComposer Composer = new(Sample.City);

    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_calendar_entry_is_at_the_hour_of_tokyo_in_utc(NoticeKind kind)
    {
        var entry = Wire.Entry(Arrive(Sample.Facts(kind)));

        Assert.Equal(new DateTime(2026, 12, 3, 1, 30, 0, DateTimeKind.Utc), entry.DtStart!.AsUtc);
        Assert.Equal(new DateTime(2026, 12, 3, 2, 0, 0, DateTimeKind.Utc), entry.DtEnd!.AsUtc);
        Assert.Contains("DTSTART:20261203T013000Z", Wire.CalendarText(Arrive(Sample.Facts(kind))), StringComparison.Ordinal);
        Assert.Contains("中央店交付会場", entry.Location, StringComparison.Ordinal);
        Assert.Equal(kind is NoticeKind.Cancelled or NoticeKind.DayClosed ? "CANCELLED" : "CONFIRMED", entry.Status);
    }

    [Fact]
    public void Later_mails_replace_the_calendar_entry_of_earlier_ones()
    {
        var booked = Wire.Entry(Arrive(Sample.Facts(NoticeKind.Booked)));
        var changed = Wire.Entry(Arrive(Sample.Facts(NoticeKind.Changed)));
        var other = Wire.Entry(Arrive(Sample.Facts(NoticeKind.Booked) with { Number = Sample.Number + 1 }));

        Assert.Equal(booked.Uid, changed.Uid);
        Assert.NotEqual(booked.Uid, other.Uid);
        Assert.Equal((0, 1), (booked.Sequence, changed.Sequence));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_number_that_signs_in_is_not_in_the_calendar_entry_nor_in_a_header(NoticeKind kind)
    {
        var mail = Arrive(Sample.Facts(kind));

        Assert.DoesNotContain("835241791234", Wire.CalendarText(mail), StringComparison.Ordinal);
        Assert.DoesNotContain("8352 4179 1234", Wire.CalendarText(mail), StringComparison.Ordinal);
        Assert.All(mail.Headers, header => Assert.DoesNotContain("8352", header.Value, StringComparison.Ordinal));
    }

    private static MimeMessage Arrive(MailFacts facts) => Wire.Read(Composer.Compose(facts, Sample.Now));
}
