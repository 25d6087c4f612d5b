using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Lists;

/// <summary>A frozen list with what changed since, to look at and to print.</summary>
public sealed class FrozenModel(StaffServices services) : FilePage(services)
{
    public override Right Needed => Right.ReadReservations;

    public CityNames Names { get; private set; } = CityNames.None;

    public DeadlineListAnswer? List { get; private set; }

    public DeadlineChangesAnswer? Changes { get; private set; }

    public bool MayExport => Account.May(Right.ExportReservations);

    public async Task OnGet(string venueId, string date)
    {
        Names = await CityNames.Read(Api);
        var path = Path(venueId, date);
        var list = await Api.Ask<DeadlineListAnswer>(path);
        List = list.Value;
        if (list.Problem is { } problem) Add(problem);
        else Changes = (await Api.Ask<DeadlineChangesAnswer>(path + "/changes")).Value;
    }

    /// <summary>The frozen list for Excel, byte for byte the same each time.</summary>
    public Task<IActionResult> OnPostList(string venueId, string date) => Take(venueId, date, Path(venueId, date));

    /// <summary>What changed since, for Excel.</summary>
    public Task<IActionResult> OnPostChanges(string venueId, string date) => Take(venueId, date, Path(venueId, date) + "/changes");

    private async Task<IActionResult> Take(string venueId, string date, string path)
    {
        if (await HandForReason(path) is { } file) return file;
        await OnGet(venueId, date);
        return Page();
    }

    private static string Path(string venueId, string date) => $"venues/{Uri.EscapeDataString(venueId)}/deadline-lists/{Uri.EscapeDataString(date)}";

    public static DateOnly DateOf(DeadlineListAnswer list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return DateOnly.ParseExact(list.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
