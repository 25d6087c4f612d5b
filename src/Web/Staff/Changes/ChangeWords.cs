using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.City;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Texts;

namespace OrleansBooking.Web.Staff.Changes;

/// <summary>What a change is, in a line.</summary>
public static class ChangeWords
{
    public static string Of(ChangeAnswer.Subject what) => what.Kind switch
    {
        "session" => StaffTexts.Get("Changes.what-session", Day(what.Date), Clock(what.From), Clock(what.To), what.Minutes, what.Capacity),
        "slot" => StaffTexts.Get("Changes.what-slot", Day(what.Date), Clock(what.From), what.Capacity),
        "closure" when what.Date == what.Last => StaffTexts.Get("Changes.what-closure-one", Day(what.Date), what.Name),
        "closure" => StaffTexts.Get("Changes.what-closure", Day(what.Date), Day(what.Last), what.Name),
        "day" => StaffTexts.Get("Changes.what-day", Day(what.Date)),
        _ => StaffTexts.Get("Changes.what-venue"),
    };

    private static string? Day(DateOnly? date) => date is { } day ? JapaneseDates.FullDay(day) : null;

    private static string? Clock(TimeOnly? time) => time is { } known ? TypedMoment.Clock(known) : null;
}
