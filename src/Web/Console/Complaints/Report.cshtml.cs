using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Complaints;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Complaints;

/// <summary>The complaints of any days for the city: to be printed, or taken as CSV (T4).</summary>
public sealed class ReportModel(StaffServices services) : FilePage(services)
{
    public override Right Needed => Right.ReadCallCentre;

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Null: the days make no sense, and the errors say why.</summary>
    public IReadOnlyList<Complaint>? All { get; private set; }

    public bool MayExport => Account.May(Right.ManageComplaints);

    private string Path => $"complaints?from={Uri.EscapeDataString(From ?? "")}&to={Uri.EscapeDataString(To ?? "")}";

    public async Task OnGet()
    {
        ReadDays();
        var reply = await Api.Ask<Complaint[]>(Path);
        if (reply.Problem is { } problem) Add(problem);
        All = reply.Value;
    }

    public async Task<IActionResult> OnPostCsv()
    {
        ReadDays();
        if (await HandForReason(Path) is { } file) return file;
        await OnGet();
        return Page();
    }

    // The month so far, until somebody chooses.
    private void ReadDays()
    {
        From = TypedMoment.Date(From, Today) ?? TypedMoment.Of(new DateOnly(Today.Year, Today.Month, 1));
        To = TypedMoment.Date(To, Today) ?? TypedMoment.Of(Today);
    }
}
