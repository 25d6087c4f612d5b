using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Today;

/// <summary>How full each day of a month is, with the numbers.</summary>
public sealed class MonthModel(StaffServices services) : StaffPage(services)
{
    private const int Levels = 4;

    public override Right Needed => Right.ReadCity;

    public CityNames Names { get; private set; } = CityNames.None;

    public MonthFiguresAnswer? Figures { get; private set; }

    [BindProperty(Name = "venue", SupportsGet = true)]
    public string? Venue { get; set; }

    [BindProperty(Name = "month", SupportsGet = true)]
    public string? Wanted { get; set; }

    public DateOnly Month { get; private set; }

    public async Task OnGet()
    {
        Month = DateOnly.TryParseExact(Wanted + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month
            : new DateOnly(Today.Year, Today.Month, 1);
        Names = await CityNames.Read(Api);
        Venue = Names.ChooseVenue(HttpContext, Venue);
        if (Venue is not null) Figures = await Api.Get<MonthFiguresAnswer>($"venues/{Venue}/months/{Month:yyyy-MM}");
    }

    /// <summary>Weeks from Sunday on; null outside the month.</summary>
    public IEnumerable<MonthFiguresAnswer.Filled?[]> Weeks()
    {
        var cells = Enumerable.Repeat<MonthFiguresAnswer.Filled?>(null, (int)Month.DayOfWeek).Concat(Figures!.Days).ToList();
        while (cells.Count % 7 != 0) cells.Add(null);
        return cells.Chunk(7);
    }

    /// <summary>0 (nobody) to 4 (no seat left); the number says it exactly.</summary>
    public static int LevelOf(MonthFiguresAnswer.Filled day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Capacity == 0 || day.Booked == 0 ? 0 : day.Free == 0 ? Levels : 1 + (day.Booked * (Levels - 1) / Math.Max(day.Capacity, 1));
    }

    public static DateOnly DateOf(MonthFiguresAnswer.Filled day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return DateOnly.ParseExact(day.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public string To(DateOnly month) => $"/staff/today/month?venue={Venue}&month={month:yyyy-MM}";
}
