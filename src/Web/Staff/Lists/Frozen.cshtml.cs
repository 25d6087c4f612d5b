using System.Globalization;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Lists;

/// <summary>A frozen list with what changed since, to look at and to print.</summary>
public sealed class FrozenModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadReservations;

    public CityNames Names { get; private set; } = CityNames.None;

    public DeadlineListAnswer? List { get; private set; }

    public DeadlineChangesAnswer? Changes { get; private set; }

    public string Venue { get; private set; } = "";

    public async Task OnGet(string venueId, string date)
    {
        Names = await CityNames.Read(Api);
        Venue = venueId;
        var path = $"venues/{Uri.EscapeDataString(venueId)}/deadline-lists/{Uri.EscapeDataString(date)}";
        var list = await Api.Ask<DeadlineListAnswer>(path);
        List = list.Value;
        if (list.Problem is { } problem) Add(problem);
        else Changes = (await Api.Ask<DeadlineChangesAnswer>(path + "/changes")).Value;
    }

    public static DateOnly DateOf(DeadlineListAnswer list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return DateOnly.ParseExact(list.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
