using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.DeadlineLists;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Lists;

/// <summary>The lists that the city gets by its deadline, and by when (M2).</summary>
public sealed class DeadlineModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadCity;

    public CityNames Names { get; private set; } = CityNames.None;

    public IReadOnlyList<ListedDayAnswer> Days { get; private set; } = [];

    public IReadOnlyList<DeadlineAnswer> Deadlines { get; private set; } = [];

    /// <summary>What was typed, where it could not be stored.</summary>
    public DeadlineAnswer? Typed { get; private set; }

    public string? DaysTyped { get; private set; }

    public bool MayLook => Account.May(Right.ReadReservations);

    public bool MaySet => Account.May(Right.ManageSchedule);

    public DateTimeOffset Instant => Now;

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPostSet(
        [FromForm(Name = "venueId")] string? venueId, [FromForm(Name = "daysBefore")] string? daysBefore, [FromForm(Name = "at")] string? at,
        [FromForm(Name = "mailTo")] string? mailTo, [FromForm(Name = "revision")] int revision)
    {
        int? days = int.TryParse(daysBefore, CultureInfo.InvariantCulture, out var read) ? read : null;
        var reply = await Api.Put<DeadlineAnswer>(
            $"venues/{Uri.EscapeDataString(venueId ?? "")}/deadline", new { daysBefore = days, at, mailTo, revision }, Operation);
        if (reply.Problem is null) return Redirect("/staff/lists/deadline#deadlines");
        await Read();
        // Whoever was faster is shown beside what was typed, which stays; only then it may be replaced.
        var current = Deadlines.FirstOrDefault(one => one.VenueId == venueId);
        var isStale = current is not null && reply.Problem.Slug == "stale-version";
        DaysTyped = daysBefore;
        Typed = new DeadlineAnswer(venueId ?? "", days ?? 0, at ?? "", mailTo, isStale ? current!.Revision : revision);
        if (isStale) Add(null, "Lists.stale", current!.DaysBefore, current.At, current.MailTo ?? T("Lists.mail-nobody"));
        else Add(reply.Problem);
        return Page();
    }

    public static DateOnly DateOf(ListedDayAnswer day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return DateOnly.ParseExact(day.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private async Task Read()
    {
        Names = await CityNames.Read(Api);
        Days = await Api.Get<ListedDayAnswer[]>("deadline-lists");
        Deadlines = await Api.Get<DeadlineAnswer[]>("deadlines");
    }
}
