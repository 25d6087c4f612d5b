using System.Globalization;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Today;

/// <summary>The next free time, by venue and procedure.</summary>
public sealed class FreeModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    public CityNames Names { get; private set; } = CityNames.None;

    public IReadOnlyList<NextFreeAnswer> Free { get; private set; } = [];

    public async Task OnGet()
    {
        Names = await CityNames.Read(Api);
        Free = await Api.Get<NextFreeAnswer[]>("next-free");
    }

    public NextFreeAnswer? Of(string venue, string procedure) => Free.FirstOrDefault(one => one.VenueId == venue && one.Procedure == procedure);

    public int DaysUntil(NextFreeAnswer free)
    {
        ArgumentNullException.ThrowIfNull(free);
        return DateOf(free).DayNumber - Today.DayNumber;
    }

    public static DateOnly DateOf(NextFreeAnswer free)
    {
        ArgumentNullException.ThrowIfNull(free);
        return DateOnly.ParseExact(free.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public static TimeOnly TimeOf(NextFreeAnswer free)
    {
        ArgumentNullException.ThrowIfNull(free);
        return TimeOnly.ParseExact(free.Time, "HH:mm", CultureInfo.InvariantCulture);
    }
}
