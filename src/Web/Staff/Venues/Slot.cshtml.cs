using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Venues;

/// <summary>Sets the seats of one time (C4).</summary>
public sealed class SlotModel(StaffServices services) : ChangePage(services)
{
    public override Right Needed => Right.ManageSchedule;

    [BindProperty(Name = "date", SupportsGet = true)]
    public string? Date { get; set; }

    [BindProperty(Name = "time", SupportsGet = true)]
    public string? Time { get; set; }

    [BindProperty(Name = "capacity")]
    public string? Capacity { get; set; }

    /// <summary>The time as it stands; null if there is none, or none was named yet.</summary>
    public ScheduleAnswer.TimeAnswer? Current { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        await Find();
        Capacity = Current?.Capacity.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPost(bool save)
    {
        if (!await Load()) return NotFound();
        await Find();
        if (Unreadable.Number(Capacity))
        {
            Add("capacity", "Venues.number-unread");
            return Page();
        }

        var path = $"{ApiPath}/slots/{Uri.EscapeDataString(Blank(Date))}/{Uri.EscapeDataString(Blank(Time))}";
        return await Send(HttpMethod.Put, path, new { capacity = TypedMoment.Number(Capacity), reason = Reason }, save);
    }

    // A path has no empty parts.
    private static string Blank(string? text) => string.IsNullOrWhiteSpace(text) ? "-" : text;

    private async Task Find()
    {
        Date = TypedMoment.Date(Date, Today);
        Time = TypedMoment.Time(Time);
        if (!DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return;
        var month = await Api.Get<ScheduleAnswer>($"{ApiPath}/schedule?month={Date![..7]}");
        Current = month.Days.FirstOrDefault(day => day.Date == date)?.Slots.FirstOrDefault(slot => TypedMoment.Of(slot.Time) == Time);
    }
}
