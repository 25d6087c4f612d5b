using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Today;

/// <summary>The day for a screen on the wall: figures in large print, nobody's name or number.</summary>
public sealed class WallModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    public CityNames Names { get; private set; } = CityNames.None;

    public TodayAnswer? Day { get; private set; }

    public IntegrityAnswer? Integrity { get; private set; }

    [BindProperty(Name = "venue", SupportsGet = true)]
    public string? Venue { get; set; }

    public int Hour => CityClock.ToCity(Now).Hour;

    public async Task OnGet()
    {
        Names = await CityNames.Read(Api);
        Venue = Names.ChooseVenue(HttpContext, Venue);
        if (Venue is null) return;
        Day = await Api.Get<TodayAnswer>($"venues/{Venue}/today");
        Integrity = await Api.Get<IntegrityAnswer>("integrity");
    }
}
