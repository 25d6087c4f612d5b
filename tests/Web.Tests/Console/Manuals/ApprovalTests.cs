using OrleansBooking.Web.Console.Manuals;

namespace OrleansBooking.Web.Tests.Console.Manuals;

public sealed class ApprovalTests
{
    [Theory]
    [InlineData("release", "はじめからの文")]
    [InlineData("demo-manager", "demo-managerが確認")]
    public void Who_approved_is_told_in_words_that_staff_know(string account, string told) => Assert.Equal(told, Approval.By(account));
}
