using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Venues;

namespace OrleansBooking.Grains.Tests.Venues;

/// <summary>What no venue may say, found before anything is stored.</summary>
public sealed class VenueRulesTests
{
    private static readonly DateOnly First = new(2026, 12, 1);

    [Fact]
    public void A_venue_as_it_should_be_has_nothing_wrong()
    {
        Assert.Empty(VenueRules.Check(Right()));
        Assert.Empty(VenueRules.Check(Right() with { Window = Right().Window with { LeadDays = [new LeadTime("card-pickup", 3)] } }));
    }

    public static TheoryData<string, Func<VenueDefinition, VenueDefinition>> Wrong() => new()
    {
        { "id", venue => venue with { Profile = venue.Profile with { Id = "Main Hall" } } },
        { "name", venue => venue with { Profile = venue.Profile with { Name = "" } } },
        { "address", venue => venue with { Profile = venue.Profile with { Address = "本町\n1丁目" } } },
        { "sameDayPhone", venue => venue with { Profile = venue.Profile with { SameDayPhone = "" } } },
        { "walkIn", venue => venue with { Profile = venue.Profile with { WalkIn = new string('あ', 401) } } },
        { "mapUrl", venue => venue with { Profile = venue.Profile with { MapUrl = "javascript:alert(1)" } } },
        { "procedures", venue => venue with { Profile = venue.Profile with { Procedures = [] } } },
        { "window", venue => venue with { Window = venue.Window with { LastDay = First.AddDays(-1) } } },
        { "window", venue => venue with { Window = venue.Window with { LastDay = First.AddDays(401) } } },
        { "window", venue => venue with { Window = venue.Window with { DaysAhead = -1 } } },
        { "window", venue => venue with { Window = venue.Window with { ClosesDaysBefore = -1 } } },
        { "leadDays", venue => venue with { Window = venue.Window with { LeadDays = [new LeadTime("card-pickup", -1)] } } },
        { "leadDays", venue => venue with { Window = venue.Window with { LeadDays = [new LeadTime("passport", 1)] } } },
        { "weekly", venue => venue with { Weekly = [venue.Weekly[0] with { Days = [] }] } },
        { "weekly", venue => venue with { Weekly = [venue.Weekly[0] with { WeeksOfMonth = [0] }] } },
        { "weekly", venue => venue with { Weekly = [venue.Weekly[0] with { WeeksOfMonth = [6] }] } },
        { "weekly", venue => venue with { Weekly = [venue.Weekly[0] with { ValidTo = First }] } },
        { "to", venue => venue with { Dates = [new DateRule(First, [Session() with { To = new TimeOnly(9, 0) }])] } },
        { "minutes", venue => venue with { Dates = [new DateRule(First, [Session() with { Minutes = 7 }])] } },
        { "capacity", venue => venue with { Dates = [new DateRule(First, [Session() with { Capacity = 10_001 }])] } },
        { "capacity", venue => venue with { Times = [new TimeRule(First, new TimeOnly(9, 0), -1)] } },
        { "procedures", venue => venue with { Dates = [new DateRule(First, [Session() with { Offers = [new ProcedureOffer("passport", null)] }])] } },
        { "closures", venue => venue with { Closures = [new Closure(First, First.AddDays(-1), EveryYear: false, "休業")] } },
        { "closures", venue => venue with { Closures = [new Closure(First, First, EveryYear: false, "")] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_by_its_field(string field, Func<VenueDefinition, VenueDefinition> spoil)
    {
        var errors = VenueRules.Check(spoil(Right()));

        Assert.Equal(field, Assert.Single(errors).Field);
    }

    private static Session Session() => new(new TimeOnly(9, 0), new TimeOnly(10, 0), 30, 4, []);

    private static VenueDefinition Right() => new(
        new VenueProfile("hall", "会場", "住所", "駅から1分", "https://maps.example.jp/hall", "0120-000-123", null, ["card-pickup"]),
        new BookingWindow(First, First.AddDays(90), 30, new TimeOnly(8, 30), null, 1, new TimeOnly(17, 0), []),
        [new WeeklyRule([DayOfWeek.Saturday], [2], First, null, Session())], [], [], []);
}
