using OrleansBooking.Contracts.Centre;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Grains.Centre;

namespace OrleansBooking.Grains.Tests.Centre;

public sealed class RosterRulesTests
{
    private static readonly Shift Morning = new(new DateOnly(2026, 12, 1), "田中", new TimeOnly(8, 30), new TimeOnly(12, 0), null);

    [Fact]
    public void Shifts_that_touch_do_not_overlap() =>
        Assert.Empty(RosterRules.Check([Morning, Morning with { From = new TimeOnly(12, 0), To = new TimeOnly(17, 0) }]));

    [Fact]
    public void Nobody_is_in_twice_at_the_same_time() =>
        Assert.Equal(
            [("operator", FieldProblem.Taken)],
            RosterRules.Check([Morning, Morning with { From = new TimeOnly(11, 0), To = new TimeOnly(13, 0) }]).Select(error => (error.Field, error.Problem)));

    [Fact]
    public void A_shift_has_a_name_and_ends_after_it_begins() =>
        Assert.Equal(["operator", "to"], RosterRules.Check([Morning with { Operator = " ", To = Morning.From }]).Select(error => error.Field));
}
