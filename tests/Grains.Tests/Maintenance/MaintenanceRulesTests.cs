using System.Collections.Immutable;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Maintenance;
using OrleansBooking.Grains.Maintenance;

namespace OrleansBooking.Grains.Tests.Maintenance;

/// <summary>Planned stops are agreed a month ahead (D7, §7(2)).</summary>
public sealed class MaintenanceRulesTests
{
    private static readonly DateTimeOffset Now = CityClock.ToInstant(new(2026, 12, 5), new(10, 0));

    private static readonly PlanMaintenance Good = new(
        Guid.NewGuid(), "", CityClock.ToInstant(new(2027, 1, 10), new(22, 0)), CityClock.ToInstant(new(2027, 1, 11), new(5, 0)), Now, "入れ替えをします", null);

    [Fact]
    public void A_stop_a_month_ahead_needs_no_reason() => Assert.Empty(MaintenanceRules.Check(Good, Now, []));

    [Theory]
    [InlineData("2027-01-05T10:00", true)]
    [InlineData("2027-01-05T09:59", false)]
    public void A_month_is_one_of_the_citys_calendar(string start, bool ahead)
    {
        var local = DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(ahead, MaintenanceRules.IsMonthAhead(CityClock.ToInstant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)), Now));
    }

    [Fact]
    public void A_sooner_one_needs_an_emergency_reason()
    {
        var soon = Good with { StartsAt = Now.AddHours(1), EndsAt = Now.AddHours(2) };

        Assert.Equal(["emergencyReason"], MaintenanceRules.Check(soon, Now, []).Select(error => error.Field));
        Assert.Empty(MaintenanceRules.Check(soon with { EmergencyReason = "機器の故障" }, Now, []));
    }

    [Fact]
    public void Everything_else_that_is_wrong_is_named()
    {
        Assert.Equal(["endsAt"], Wrong(Good with { EndsAt = Good.StartsAt }));
        Assert.Equal(["endsAt"], Wrong(Good with { EndsAt = Good.StartsAt.AddDays(30) }));
        Assert.Equal(["endsAt"], Wrong(Good with { StartsAt = Now.AddHours(-2), EndsAt = Now.AddHours(-1), AnnouncedFrom = Now.AddDays(-1), EmergencyReason = "故障" }));
        Assert.Equal(["announcedFrom"], Wrong(Good with { AnnouncedFrom = Good.EndsAt }));
        Assert.Equal(["text"], Wrong(Good with { Text = " " }));
    }

    [Fact]
    public void Two_stops_never_stand_in_the_same_time_unless_one_is_cancelled()
    {
        var other = new MaintenanceWindow(Guid.NewGuid(), Good.StartsAt.AddHours(-1), Good.StartsAt.AddMinutes(1), Now, "先の停止", null, "admin", Now, null);

        Assert.Equal(["startsAt"], Wrong(Good, other));
        Assert.Empty(Wrong(Good, other with { EndsAt = Good.StartsAt }));
        Assert.Empty(Wrong(Good, other with { StartsAt = Good.EndsAt, EndsAt = Good.EndsAt.AddHours(1) }));
        Assert.Empty(Wrong(Good, other with { CancelledAt = Now }));
        Assert.Empty(Wrong(Good, other with { Id = Good.OperationId }));
    }

    private static IEnumerable<string> Wrong(PlanMaintenance plan, params ImmutableArray<MaintenanceWindow> others) => MaintenanceRules.Check(plan, Now, others).Select(error => error.Field);
}
