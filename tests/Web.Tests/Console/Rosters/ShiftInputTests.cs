using OrleansBooking.Web.Console.Rosters;

namespace OrleansBooking.Web.Tests.Console.Rosters;

public sealed class ShiftInputTests
{
    [Fact]
    public void A_line_with_times_and_no_name_is_sent_so_that_the_name_is_asked_for() =>
        Assert.False(new ShiftInput { From = "8:30", To = "12:00" }.IsEmpty);

    [Fact]
    public void A_line_in_which_nothing_is_typed_is_none() => Assert.True(new ShiftInput { Operator = " " }.IsEmpty);
}
