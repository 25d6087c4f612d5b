using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>A month of a venue: seats and bookings by day, and the times of one day.</summary>
public sealed class MonthModel(StaffServices services) : VenuePage(services)
{
    private const string Form = "yyyy-MM";

    public override Right Needed => Right.ReadCity;

    [BindProperty(Name = "month", SupportsGet = true)]
    public string? Typed { get; set; }

    [BindProperty(Name = "date", SupportsGet = true)]
    public string? TypedDate { get; set; }

    /// <summary>The venue was made a moment ago.</summary>
    [BindProperty(Name = "made", SupportsGet = true)]
    public bool Made { get; set; }

    /// <summary>What was typed as a day and is none.</summary>
    public string? Unread { get; private set; }

    /// <summary>Nobody can book anything yet.</summary>
    public bool HasNoSessions => Venue.Weekly is not { Count: > 0 } && Venue.Dates is not { Count: > 0 };

    public DateOnly Month { get; private set; }

    public IReadOnlyList<ScheduleAnswer.DayAnswer> Days { get; private set; } = [];

    /// <summary>The day whose times are shown.</summary>
    public ScheduleAnswer.DayAnswer? Selected { get; private set; }

    public int Seats => Days.Sum(SeatsOf);

    public int Booked => Days.Sum(BookedOf);

    public static int SeatsOf(ScheduleAnswer.DayAnswer day) => day.Slots.Sum(slot => slot.Capacity);

    public static int BookedOf(ScheduleAnswer.DayAnswer day) => day.Slots.Sum(slot => slot.Booked);

    public static int OverOf(ScheduleAnswer.DayAnswer day) => day.Slots.Sum(slot => slot.Over);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        var date = DateOnly.TryParseExact(TypedMoment.Date(TypedDate, Today), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed)
            ? typed
            : (DateOnly?)null;
        if (date is null && !string.IsNullOrWhiteSpace(TypedDate))
        {
            Unread = TypedDate;
            Add("date", "Venues.date-unread");
        }

        Month = DateOnly.TryParseExact(Typed + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month
            : First(date ?? Today);
        if (date is { } wanted) Month = First(wanted);
        Days = (await Api.Get<ScheduleAnswer>($"{ApiPath}/schedule?month={Month.ToString(Form, CultureInfo.InvariantCulture)}")).Days;
        Selected = Days.FirstOrDefault(day => day.Date == date);
        return Page();
    }

    public string ToMonth(int ahead) => $"{Home}?month={Month.AddMonths(ahead).ToString(Form, CultureInfo.InvariantCulture)}";

    /// <summary>Weeks from Sunday; null where another month's days would be.</summary>
    public IEnumerable<ScheduleAnswer.DayAnswer?[]> Weeks()
    {
        for (var start = -(int)Month.DayOfWeek; start < Days.Count; start += 7)
            yield return [.. Enumerable.Range(start, 7).Select(i => i >= 0 && i < Days.Count ? Days[i] : null)];
    }

    private static DateOnly First(DateOnly date) => new(date.Year, date.Month, 1);
}
