using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Days;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Today;

/// <summary>The day of a venue: figures, hours, who comes next; live with a script, by reload without.</summary>
public sealed class IndexModel(StaffServices services) : StaffPage(services)
{
    private const int NextOnes = 8;

    public override Right Needed => Right.ReadCity;

    public CityNames Names { get; private set; } = CityNames.None;

    /// <summary>Null: there is no venue yet.</summary>
    public TodayAnswer? Day { get; private set; }

    public IntegrityAnswer? Integrity { get; private set; }

    /// <summary>Those who are late, there, or next; null for whoever may not see reservations.</summary>
    public IReadOnlyList<ListedReservation>? Coming { get; private set; }

    [BindProperty(Name = "venue", SupportsGet = true)]
    public string? Venue { get; set; }

    /// <summary>The city's clock.</summary>
    public DateTime Clock => CityClock.ToCity(Now);

    public bool MayTick => Account.May(Right.Receive);

    public async Task OnGet() => await Read();

    /// <summary>Ticks somebody off; the same form twice ticks once.</summary>
    public async Task<IActionResult> OnPost([FromForm(Name = "number")] string? number, [FromForm(Name = "mark")] string? mark,
        [FromForm(Name = "version")] int? version)
    {
        if (!Marks.Are(mark) || number is not { Length: 12 } || !number.All(char.IsAsciiDigit)) return BadRequest();
        var reply = await Api.Post<ListedReservation>($"reservations/{number}/{mark}", null, Operation, version is { } seen ? $"\"{seen}\"" : null);
        if (reply.Problem is null) return Redirect($"/staff/today?venue={Uri.EscapeDataString(Venue ?? "")}");
        await Read();
        Add(reply.Problem);
        return Page();
    }

    /// <summary>The API's stream of events, for the script: whatever changes, this page is read anew.</summary>
    public async Task<IActionResult> OnGetLive()
    {
        var path = $"venues/{Uri.EscapeDataString(Venue ?? "")}/today/live";
        var answer = await Api.Download(path, "text/event-stream");
        HttpContext.Response.RegisterForDispose(answer);
        if (!answer.IsSuccessStatusCode) return StatusCode((int)answer.StatusCode);
        Response.Headers["X-Accel-Buffering"] = "no";
        return new EventStream(await answer.Content.ReadAsStreamAsync(HttpContext.RequestAborted));
    }

    private async Task Read()
    {
        Names = await CityNames.Read(Api);
        Venue = Names.ChooseVenue(HttpContext, Venue);
        if (Venue is null) return;
        var day = Api.Get<TodayAnswer>($"venues/{Venue}/today");
        var integrity = Api.Get<IntegrityAnswer>("integrity");
        if (Account.May(Right.ReadReservations))
        {
            var everybody = await DayList.Read(Api, Venue, Today);
            Coming = [.. everybody.Where(one => one.IsOpen).Take(NextOnes)];
        }

        (Day, Integrity) = (await day, await integrity);
    }

    /// <summary>10:42</summary>
    public static string ClockOf(DateTimeOffset instant) => CityClock.ToCity(instant).ToString("H:mm", CultureInfo.InvariantCulture);
}
