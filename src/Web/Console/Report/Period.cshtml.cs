using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Reports;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Console.Report;

/// <summary>What happened in any time, by month, day, hour, channel, venue and procedure; to be looked at, printed, or taken as CSV (T8).</summary>
public sealed class PeriodModel(StaffServices services) : FilePage(services)
{
    // More bars than this are thinner than a line.
    private const int MostBars = 62;

    public override Right Needed => Right.ReadCallCentre;

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    public CityNames Names { get; private set; } = CityNames.None;

    /// <summary>Null: the days make no sense, and the errors say why.</summary>
    public PeriodReport? Report { get; private set; }

    /// <summary>The names of the figures, and how to read each.</summary>
    public static IReadOnlyList<(string Name, Func<ReportFigures, long> Read)> Measures { get; } =
    [
        ("calls", figures => figures.Calls), ("bookings", figures => figures.Bookings), ("moves", figures => figures.Moves),
        ("cancellations", figures => figures.Cancellations), ("no-shows", figures => figures.NoShows),
    ];

    /// <summary>What the pictures show: days, or months where days were too many.</summary>
    public IReadOnlyList<ReportLine> Bars => Report is null ? [] : Report.Days.Length <= MostBars ? Report.Days : Report.Months;

    public async Task OnGet()
    {
        // The month so far, until somebody chooses.
        From = TypedMoment.Date(From, Today) ?? TypedMoment.Of(new DateOnly(Today.Year, Today.Month, 1));
        To = TypedMoment.Date(To, Today) ?? TypedMoment.Of(Today);
        Names = await CityNames.Read(Api);
        var reply = await Api.Ask<PeriodReport>(Path);
        if (reply.Problem is { } problem) Add(problem);
        Report = reply.Value;
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Hand(Path) is { } file) return file;
        await OnGet();
        return Page();
    }

    /// <summary>The lines of each way to divide, with their names.</summary>
    public IReadOnlyList<Division> Divisions() =>
        Report is not { } report ? [] :
        [
            new("month", [.. report.Months.Select(line => new Division.Line(JapaneseDateOf(line.Key), line.Figures))]),
            .. Division.OfPlaces(report, Names),
            new("hour", [.. report.Hours.Select(line => new Division.Line(T("Centre.hour", int.Parse(line.Key, CultureInfo.InvariantCulture)), line.Figures))]),
            new("day", [.. report.Days.Select(line => new Division.Line(JapaneseDateOf(line.Key), line.Figures))]),
        ];

    /// <summary>A day or a month in words.</summary>
    public static string JapaneseDateOf(string key) =>
        DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Contracts.City.JapaneseDates.Day(day)
        : DateOnly.TryParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? Contracts.City.JapaneseDates.Month(month)
        : key;

    private string Path => $"reports/period?from={Uri.EscapeDataString(From ?? "")}&to={Uri.EscapeDataString(To ?? "")}";
}
