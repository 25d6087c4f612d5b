using OrleansBooking.Grains.Notices;

namespace OrleansBooking.Grains.Tests.Notices;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(53, 60)]
    public void Waits_double_from_a_minute_to_an_hour(int attempts, int minutes)
    {
        Assert.Equal(minutes, BackOff.Delay(attempts, 0.5).TotalMinutes, 6);
        Assert.Equal(minutes * 0.9, BackOff.Delay(attempts, 0).TotalMinutes, 6);
        Assert.InRange(BackOff.Delay(attempts, 0.999).TotalMinutes, minutes * 1.09, minutes * 1.1);
    }

    [Fact]
    public void A_notice_is_given_up_after_about_two_days()
    {
        var failures = 1;
        var waited = TimeSpan.Zero;
        for (; !BackOff.IsGivenUp(failures, permanent: false); failures++) waited += BackOff.Delay(failures, 0.5);

        Assert.InRange(waited.TotalHours, 47, 49);
    }
}
