using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Report;

/// <summary>The month's report, to be looked at, printed, or taken as CSV (T8).</summary>
public sealed class IndexModel(StaffServices services) : FilePage(services)
{
    public override Right Needed => Right.ReadCallCentre;

    [BindProperty(Name = "month", SupportsGet = true)]
    public string? Month { get; set; }

    public DateOnly First { get; private set; }

    public CityNames Names { get; private set; } = CityNames.None;

    public MonthlyReport Report { get; private set; } = null!;

    /// <summary>The same month, divided.</summary>
    public PeriodReport Divided { get; private set; } = null!;

    public async Task OnGet()
    {
        Read();
        Names = await CityNames.Read(Api);
        Divided = await Api.Get<PeriodReport>($"reports/period?from={First:yyyy-MM-dd}&to={First.AddMonths(1).AddDays(-1):yyyy-MM-dd}");
        Report = await Api.Get<MonthlyReport>($"reports/monthly?month={First:yyyy-MM}");
    }

    public async Task<IActionResult> OnGetCsv()
    {
        Read();
        if (await Hand($"reports/monthly?month={First:yyyy-MM}") is { } file) return file;
        await OnGet();
        return Page();
    }

    private void Read() =>
        First = DateOnly.TryParseExact(Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first
            : new DateOnly(Today.Year, Today.Month, 1);
}
