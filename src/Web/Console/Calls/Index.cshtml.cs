using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Calls;

/// <summary>The calls of a day, as they are on record (C8, T8). Who called is not shown here.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCallCentre;

    /// <summary>The day, as typed; today if none is given.</summary>
    [BindProperty(Name = "date", SupportsGet = true)]
    public string? Date { get; set; }

    public DateOnly Day { get; private set; }

    public IReadOnlyList<Call> All { get; private set; } = [];

    public bool MaySeeReservations => Account.May(Right.ReadReservations);

    public async Task OnGet()
    {
        Day = Today;
        if (Unreadable.Date(Date, Today))
        {
            Add("date", "Calls.date-unreadable");
            return;
        }

        if (!string.IsNullOrWhiteSpace(Date)) Day = DateOnly.ParseExact(TypedMoment.Date(Date, Today)!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        All = await Api.Get<Call[]>($"calls?date={TypedMoment.Of(Day)}");
    }

    /// <summary>12分30秒; so far for a call that is not over.</summary>
    public string Length(Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var seconds = (int)((call.ClosedAt ?? Now) - call.StartedAt).TotalSeconds;
        return T("Calls.length", seconds / 60, seconds % 60);
    }

    /// <summary>14:05</summary>
    public static string Clock(DateTimeOffset at) => TypedMoment.Clock(TimeOnly.FromDateTime(CityClock.ToCity(at)));
}
