using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Worklist;

/// <summary>One displaced person: how to reach them, the nearest free times, and what came of the call.</summary>
public sealed class PersonModel(StaffServices services) : StaffPage(services)
{
    private const int MostOffers = 6;
    private const string Home = "/staff/worklist";
    private const string StaleSlug = "stale-version";

    public override Right Needed => Right.WorkWorklist;

    [BindProperty(Name = "number", SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>The time that the person chose, <c>2026-12-06 09:30</c>.</summary>
    [BindProperty(Name = "to")]
    public string? To { get; set; }

    /// <summary>The reservation as the page showed it: the person may have moved it since.</summary>
    [BindProperty(Name = "version")]
    public int Version { get; set; }

    public DisplacedReservation Reservation { get; private set; } = null!;

    public WorklistAnswer.EntryAnswer? Entry { get; private set; }

    public string VenueName { get; private set; } = "";

    /// <summary>The nearest free times at the same venue, earliest first.</summary>
    public IReadOnlyList<(DateOnly Date, TimeOnly Time, int Free)> Offers { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (string.IsNullOrWhiteSpace(Number)) return Redirect(Home);
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostNote(string state)
    {
        var noted = await Api.Put<object>($"worklist/{Path}", new { state, note = Note }, Operation);
        return noted.Problem is { } problem ? await Again(problem) : Done();
    }

    public async Task<IActionResult> OnPostMove()
    {
        if (!await Load()) return NotFound();
        if (To?.Split(' ') is not [var date, var time])
        {
            Add("to", "Worklist.to-missing");
            return Page();
        }

        var moved = await Api.Post<object>(
            $"reservations/{Path}/move", new { venueId = Reservation.VenueId, date, time, reason = T("Worklist.move-reason") }, Operation, $"\"{Version}\"");
        return moved.Problem is { } problem ? await Again(problem) : Done();
    }

    public async Task<IActionResult> OnPostCancel()
    {
        var cancelled = await Api.Post<object>($"reservations/{Path}/cancel", new { reason = T("Worklist.cancel-reason") }, Operation, $"\"{Version}\"");
        return cancelled.Problem is { } problem ? await Again(problem) : Done();
    }

    /// <summary>Back to the list, which says what was done.</summary>
    private RedirectResult Done() => Redirect($"{Home}?after={Path}");

    private string Path => Uri.EscapeDataString(Number ?? "-");

    private async Task<IActionResult> Again(ApiProblem problem)
    {
        if (!await Load()) return NotFound();
        if (problem.Slug == StaleSlug) Add(null, Entry is null ? "Worklist.gone" : "Worklist.changed-since");
        else Add(problem);
        // The seat may have gone in between: the page offers others, under a new operation.
        Operation = Guid.NewGuid();
        return Page();
    }

    private async Task<bool> Load()
    {
        var reply = await Api.Ask<DisplacedReservation>($"reservations/{Path}");
        if (reply.Value is not { } reservation) return false;
        Reservation = reservation;
        Entry = (await Api.Get<WorklistAnswer>("worklist")).Items.FirstOrDefault(entry => entry.Number == reservation.Number);
        VenueName = (await Api.Get<IReadOnlyList<Venues.IndexModel.Row>>("venues")).FirstOrDefault(venue => venue.Id == reservation.VenueId)?.Name
            ?? reservation.VenueId;
        Offers = Entry is null ? [] : await Nearest(reservation);
        return true;
    }

    private async Task<IReadOnlyList<(DateOnly, TimeOnly, int)>> Nearest(DisplacedReservation reservation)
    {
        var origin = reservation.Date.ToDateTime(reservation.Time);
        var free = new List<(DateOnly Date, TimeOnly Time, int Free)>();
        foreach (var month in new[] { -1, 0, 1 }.Select(ahead => reservation.Date.AddMonths(ahead))
            .Where(month => month >= new DateOnly(Today.Year, Today.Month, 1)))
        {
            var path = string.Create(CultureInfo.InvariantCulture,
                $"venues/{Uri.EscapeDataString(reservation.VenueId)}/availability"
                + $"?procedure={Uri.EscapeDataString(reservation.Procedure)}&month={month:yyyy-MM}");
            if ((await Api.Ask<FreeMonth>(path)).Value is { } known)
                free.AddRange(known.Days.SelectMany(day => (day.Slots ?? []).Where(slot => slot.Free > 0).Select(slot => (day.Date, slot.Time, slot.Free))));
        }

        return [.. free.OrderBy(slot => (slot.Date.ToDateTime(slot.Time) - origin).Duration()).Take(MostOffers).OrderBy(slot => slot.Date)
            .ThenBy(slot => slot.Time)];
    }
}
