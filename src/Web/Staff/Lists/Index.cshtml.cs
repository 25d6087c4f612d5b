using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Lists;

/// <summary>Lists by date, time, venue, procedure and state; as a page, on paper, for Excel, and as a sheet that opens without the system (C9).</summary>
public sealed class IndexModel(StaffServices services) : FilePage(services)
{
    private const int Rows = 100;
    private const int RowsOnPaper = 1_000;
    private const int RowsAtOnce = 200;

    public static readonly IReadOnlyList<string> States = ["booked", "arrived", "done", "not-handed-over", "no-show", "cancelled"];

    public override Right Needed => Right.ReadReservations;

    public CityNames Names { get; private set; } = CityNames.None;

    public ListedPage Shown { get; private set; } = new([], null);

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(Name = "timeFrom", SupportsGet = true)]
    public string? TimeFrom { get; set; }

    [BindProperty(Name = "timeTo", SupportsGet = true)]
    public string? TimeTo { get; set; }

    [BindProperty(Name = "venueId", SupportsGet = true)]
    public string? VenueId { get; set; }

    [BindProperty(Name = "procedure", SupportsGet = true)]
    public string? Procedure { get; set; }

    [BindProperty(Name = "status", SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(Name = "cursor", SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>Everything on one page, to be printed.</summary>
    [BindProperty(Name = "print", SupportsGet = true)]
    public bool IsPaper { get; set; }

    public ListFilter Filter => new(From, To, TimeFrom, TimeTo, VenueId, Procedure, Status);

    public bool MayExport => Account.May(Right.ExportReservations);

    public async Task OnGet()
    {
        // Whoever comes without a wish sees today.
        if (Request.Query.Count == 0) From = To = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Read();
    }

    /// <summary>The CSV for Excel, as the API streams it.</summary>
    public async Task<IActionResult> OnPostCsv() => await HandForReason($"reservations.csv?{Filter.Query()}") ?? await Again();

    /// <summary>One day of one venue as a file.</summary>
    public async Task<IActionResult> OnPostSheet()
    {
        if (!string.IsNullOrEmpty(Filter.VenueId) && !string.IsNullOrEmpty(Filter.From))
            return await HandForReason($"venues/{Uri.EscapeDataString(Filter.VenueId)}/day-sheets/{Uri.EscapeDataString(Filter.From)}", "text/html")
                ?? await Again();
        Add("venueId", "Lists.sheet-needs");
        return await Again();
    }

    public string Paper => $"/staff/lists?{Filter.Query()}&print=true";

    public string NextPage => $"/staff/lists?{Filter.Query()}&cursor={Uri.EscapeDataString(Shown.Next!)}";

    private async Task<IActionResult> Again()
    {
        await Read();
        return Page();
    }

    private async Task Read()
    {
        Names = await CityNames.Read(Api);
        var all = new List<ListedReservation>();
        var next = Cursor;
        do
        {
            var cursor = next is null ? "" : "&cursor=" + Uri.EscapeDataString(next);
            var reply = await Api.Ask<ListedPage>($"reservations?{Filter.Query()}&limit={(IsPaper ? RowsAtOnce : Rows)}{cursor}");
            if (reply.Problem is { } problem)
            {
                if (Errors.Count == 0) Add(problem);
                return;
            }

            all.AddRange(reply.Value!.Items);
            next = reply.Value.Next;
        }
        while (IsPaper && next is not null && all.Count < RowsOnPaper);
        Shown = new ListedPage(all, next);
    }
}
