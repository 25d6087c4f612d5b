using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Complaints;

namespace OrleansBooking.Grains.Tests.Complaints;

public sealed class ComplaintRulesTests
{
    private static readonly DateTimeOffset Filed = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ComplaintState.Open, ComplaintState.InProgress, null, null)]
    [InlineData(ComplaintState.InProgress, ComplaintState.Reported, "おわびした", null)]
    [InlineData(ComplaintState.Open, ComplaintState.Reported, null, "answer")]
    [InlineData(ComplaintState.Open, ComplaintState.Closed, "おわびした", "state")]
    [InlineData(ComplaintState.Reported, ComplaintState.Closed, "おわびした", null)]
    [InlineData(ComplaintState.InProgress, ComplaintState.Open, null, "state")]
    [InlineData(ComplaintState.Open, "lost", null, "state")]
    public void A_complaint_goes_on_in_its_order_alone(string now, string next, string? answer, string? wrong)
    {
        var errors = ComplaintRules.Check(Complaint(now), new WorkOnComplaint(Guid.Empty, "", null, next, answer, null, null));

        Assert.Equal(wrong is null ? [] : [wrong], errors.Select(error => error.Field));
    }

    [Fact]
    public void What_was_said_is_needed() =>
        Assert.Equal(
            [("what", FieldProblem.Required)],
            ComplaintRules.Check(new FileComplaint(Guid.Empty, "", " ", null, null, null, null)).Select(error => (error.Field, error.Problem)));

    [Theory]
    [InlineData("filer", false, true)]
    [InlineData("owner", false, true)]
    [InlineData("somebody", false, false)]
    [InlineData("somebody", true, true)]
    public void Whoever_filed_it_or_sees_to_it_may_add_a_word(string who, bool manages, bool may) =>
        Assert.Equal(may, ComplaintRules.MayAdd(Complaint(ComplaintState.Open), who, manages));

    private static Complaint Complaint(string state) => new(
        Guid.Empty, 1, 1, state, "owner", new DateOnly(2026, 12, 4), "待った", null, null, null, "filer", Filed, "filer", Filed, null, null);
}
