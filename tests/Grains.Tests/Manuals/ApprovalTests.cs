using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Manuals;

namespace OrleansBooking.Grains.Tests.Manuals;

/// <summary>Who may approve a text of the manual or the script (T2, T9).</summary>
public sealed class ApprovalTests
{
    [Theory]
    [InlineData("sato", null, null, null)]
    [InlineData("sato", 3, null, null)]
    [InlineData("sato", 2, null, RefusalKind.StaleVersion)]
    [InlineData("yamada", 3, null, RefusalKind.OwnChange)]
    [InlineData("yamada", 2, null, RefusalKind.StaleVersion)]
    [InlineData("sato", 3, "sato", null)]
    [InlineData("sato", 3, "suzuki", RefusalKind.AlreadyDecided)]
    [InlineData("yamada", 3, "suzuki", RefusalKind.AlreadyDecided)]
    public void Somebody_else_than_the_writer_approves_the_revision_that_was_read_once(string actor, int? read, string? approvedBy, RefusalKind? refusal) =>
        Assert.Equal(refusal, Approval.Check(new Written(3, "yamada", approvedBy), actor, read)?.Kind);

    private sealed record Written(int Revision, string WrittenBy, string? ApprovedBy) : IReviewedText;
}
