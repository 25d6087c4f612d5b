using OrleansBooking.Contracts.Calendars;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Citizen.Calendars;

namespace OrleansBooking.Web.Tests.Calendars;

/// <summary>A month is written once for all who look at the same figures, and only for them.</summary>
public sealed class CalendarPanelTests
{
    private static readonly DateOnly December = new(2026, 12, 1);
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void People_who_change_reservations_of_two_procedures_do_not_share_a_month()
    {
        var pickup = Panel("card-pickup", December, Now);

        Assert.Equal(pickup.MonthKey(furigana: false), Panel("card-pickup", December, Now).MonthKey(furigana: false));
        Assert.NotEqual(pickup.MonthKey(furigana: false), Panel("certificate-renewal", December, Now).MonthKey(furigana: false));
    }

    [Fact]
    public void Another_month_newer_figures_and_furigana_are_written_anew()
    {
        var key = Panel("card-pickup", December, Now).MonthKey(furigana: false);

        Assert.NotEqual(key, Panel("card-pickup", December.AddMonths(1), Now).MonthKey(furigana: false));
        Assert.NotEqual(key, Panel("card-pickup", December, Now.AddTicks(1)).MonthKey(furigana: false));
        Assert.NotEqual(key, Panel("card-pickup", December, Now).MonthKey(furigana: true));
    }

    /// <summary>As on the page of an own reservation: its address says nothing of the procedure.</summary>
    private static CalendarPanel Panel(string procedure, DateOnly month, DateTimeOffset asOf)
    {
        var venue = new VenueDefinition(
            new VenueProfile("city-centre", "中央店交付会場", "", "", null, "", null, [procedure]),
            new BookingWindow(month, month.AddMonths(1), null, TimeOnly.MinValue, null, null, TimeOnly.MinValue, []), [], [], [], []);
        var request = new CalendarRequest(procedure, venue, month, null, null, AsList: false, Lost: null, Own: null);
        var availability = new MonthAvailability("city-centre", procedure, month, asOf, asOf.AddMinutes(1), "etag", []);
        return new CalendarPanel(new CalendarView(request, availability, null, [], null, null, null, false, []), "/my/0/calendar?venue=city-centre", "", null!);
    }
}
