using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Reception;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Reception;

/// <summary>The reception: one search field, which a scanner types into as well; one person with large buttons; everybody of today.</summary>
/// <remarks>What was searched for may be a name: it is sent as a form and stays out of addresses (P1).</remarks>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    private const int MostFound = 20;

    private static readonly string[] KnownReasons = ["papers", "photo", "person", "card", "other"];

    public override Right Needed => Right.Receive;

    public CityNames Names { get; private set; } = CityNames.None;

    public IReadOnlyList<ListedReservation> Everybody { get; private set; } = [];

    /// <summary>Found by what was typed: of today at this venue, or, if nobody is, of any day and venue; null if nothing was typed.</summary>
    public IReadOnlyList<ListedReservation>? Found { get; private set; }

    /// <summary>There are more than those.</summary>
    public bool HasMore { get; private set; }

    /// <summary>The one in hand.</summary>
    public ListedReservation? Person { get; private set; }

    /// <summary>What was just marked, to say it and to offer the way back.</summary>
    public (ListedReservation Person, string Mark)? Just { get; private set; }

    public int WalkIns { get; private set; }

    public string? Query { get; private set; }

    public string? Reason { get; private set; }

    public string? Words { get; private set; }

    [BindProperty(Name = "venue", SupportsGet = true)]
    public string? Venue { get; set; }

    [BindProperty(Name = "number", SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(Name = "marked", SupportsGet = true)]
    public string? Marked { get; set; }

    public DateTime Clock => CityClock.ToCity(Now);

    public static IReadOnlyList<string> Reasons => KnownReasons;

    public async Task OnGet()
    {
        await Read();
        if (Number is null || await Find(Number) is not { } person) return;
        if (Marks.Are(Marked)) Just = (person, Marked!);
        else Person = person;
    }

    /// <summary>Searches; exactly one is shown at once, so that a scan is one move of the hand.</summary>
    public async Task<IActionResult> OnPostSearch([FromForm(Name = "query")] string? typed)
    {
        Query = typed?.Trim();
        await Read();
        if (string.IsNullOrEmpty(Query))
        {
            Add("query", "Reception.query-missing");
            return Page();
        }

        // Who stands here is nearly always of today and of this venue: everybody else's data is asked for only when nobody is.
        var search = $"reservations?query={Uri.EscapeDataString(Query)}&limit={MostFound}";
        var here = await Api.Ask<ListedPage>(
            $"{search}&date={Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}&venueId={Uri.EscapeDataString(Venue ?? "")}");
        var today = here.Value?.Items.Where(one => one.Status != "cancelled").ToList() ?? [];
        var reply = here.Problem is null && today.Count == 0 ? await Api.Ask<ListedPage>(search) : here;
        if (reply.Problem is { } problem)
        {
            Add(problem);
            return Page();
        }

        Found = today.Count > 0 ? today : reply.Value!.Items;
        HasMore = reply.Value!.Next is not null;
        if (Found.Count == 0) Add("query", "Reception.none");
        return Found.Count == 1 && !HasMore ? Redirect(To(Found[0].Number)) : Page();
    }

    /// <summary>Arrived, done, not handed over, no-show, undone.</summary>
    public async Task<IActionResult> OnPostMark(
        [FromForm(Name = "mark")] string? mark, [FromForm(Name = "version")] int? version, [FromForm(Name = "reason")] string? reason,
        [FromForm(Name = "words")] string? words)
    {
        if (!Marks.Are(mark) || Number is null || ReservationNumberField.Read(Number).Number is not { } number) return BadRequest();
        (Reason, Words) = (reason, words?.Trim());
        if (mark == "not-handed-over" && Why() is null) return await Again("reason", "Reception.reason-missing");

        var body = mark == "not-handed-over" ? new { reason = Why() } : null;
        var reply = await Api.Post<ListedReservation>(
            $"reservations/{ReservationNumberField.Format(number)}/{mark}", body, Operation, version is { } seen ? $"\"{seen}\"" : null);
        if (reply.Problem is null) return Redirect(To(ReservationNumberField.Format(number)) + "&marked=" + mark);
        Add(reply.Problem);
        return await Again();
    }

    public async Task<IActionResult> OnPostWalkIn([FromForm(Name = "people")] int people)
    {
        await Read();
        var reply = await Api.Post<WalkInsAnswer>($"venues/{Venue}/walk-ins", new { people }, Operation);
        if (reply.Problem is null) return Redirect($"/staff/reception?venue={Venue}#walk-ins");
        Add(reply.Problem);
        return Page();
    }

    public string To(string number) => $"/staff/reception?venue={Venue}&number={number}";

    /// <summary>State in a word, with its look.</summary>
    public (string Word, string? Look) StateOf(ListedReservation one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Status switch
        {
            "arrived" => (T("Reception.state-arrived"), "state-good"),
            "done" => (T("Reception.state-done"), "state-good"),
            "not-handed-over" => (T("Reception.state-not-handed-over"), "state-late"),
            "no-show" => (T("Reception.state-no-show"), "state-late"),
            "cancelled" => (T("Reception.state-cancelled"), "state-bad"),
            _ => one.IsLate(Clock) ? (T("Reception.state-late"), "state-late") : (T("Reception.state-booked"), null),
        };
    }

    private string? Why() =>
        Reason is null || Array.IndexOf(KnownReasons, Reason) < 0 ? null
        : Reason == "other" ? (string.IsNullOrEmpty(Words) ? null : Words)
        : T("Reception.reason-" + Reason) + (string.IsNullOrEmpty(Words) ? "" : "：" + Words);

    private async Task<IActionResult> Again(string? field = null, string? key = null)
    {
        if (key is not null) Add(field, key);
        await Read();
        Person = await Find(Number!);
        return Page();
    }

    private async Task Read()
    {
        Names = await CityNames.Read(Api);
        Venue = Names.ChooseVenue(HttpContext, Venue);
        if (Venue is null) return;
        Everybody = await DayList.Read(Api, Venue, Today);
        WalkIns = (await Api.Get<Contracts.Days.TodayAnswer>($"venues/{Venue}/today")).WalkIns;
    }

    private async Task<ListedReservation?> Find(string number) =>
        ReservationNumberField.Read(number).Number is { } read
            ? (await Api.Ask<ListedReservation>($"reservations/{read.ToString(CultureInfo.InvariantCulture)}")).Value
            : null;
}
