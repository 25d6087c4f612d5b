using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Demand;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Today;

/// <summary>Unmet demand: who looked at what is free and took no seat, by hour, venue and channel.</summary>
public sealed class DemandModel(StaffServices services) : FilePage(services)
{
    /// <summary>How they came, in the order of the choice.</summary>
    public static readonly IReadOnlyList<string> Channels = ["web", "telephone", "staff"];

    public override Right Needed => Right.ReadCity;

    public CityNames Names { get; private set; } = CityNames.None;

    /// <summary>Null: what was typed cannot be read.</summary>
    public DemandAnswer? Demand { get; private set; }

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "to", SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Empty: all.</summary>
    [BindProperty(Name = "venueId", SupportsGet = true)]
    public string? Venue { get; set; }

    /// <summary>Empty: all.</summary>
    [BindProperty(Name = "channel", SupportsGet = true)]
    public string? Channel { get; set; }

    public async Task OnGet()
    {
        Names = await CityNames.Read(Api);
        var reply = await Api.Ask<DemandAnswer>(Path);
        if (reply.Problem is { } problem) Add(problem);
        Demand = reply.Value;
        // What was typed stays as it is; what was left open shows what it stood for.
        From = string.IsNullOrWhiteSpace(From) ? Demand?.From : From;
        To = string.IsNullOrWhiteSpace(To) ? Demand?.To : To;
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Hand(Path) is { } file) return file;
        await OnGet();
        return Page();
    }

    public string ToCsv => "/staff/today/demand?handler=Csv&" + Query;

    /// <summary>The parts of a bar: a seat here, a seat elsewhere, none.</summary>
    public static IEnumerable<(string Kind, int X, int Width)> Bar(DemandAnswer.Figures figures, long most, int width)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var before = 0L;
        foreach (var (kind, count) in new[] { ("arrived", figures.TakenHere), ("booked", figures.TakenElsewhere), ("free", figures.Unmet) })
        {
            var (from, to) = ((int)(width * before / Math.Max(most, 1)), (int)(width * (before + count) / Math.Max(most, 1)));
            before += count;
            if (to - from > 2) yield return (kind, from + 1, to - from - 2);
        }
    }

    /// <summary>Of a hundred who looked, so many took nothing.</summary>
    public static long Share(DemandAnswer.Figures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return figures.Looked == 0 ? 0 : (100 * figures.Unmet + (figures.Looked / 2)) / figures.Looked;
    }

    private string Path => "demand?" + Query;

    private string Query => $"from={Escaped(From)}&to={Escaped(To)}&venueId={Escaped(Venue)}&channel={Escaped(Channel)}";

    private static string Escaped(string? typed) => Uri.EscapeDataString(typed ?? "");
}
