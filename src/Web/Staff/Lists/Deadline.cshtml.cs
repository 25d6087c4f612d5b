using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.City;
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

    /// <summary>The first day of the two weeks that are shown, as typed or linked.</summary>
    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    public DateOnly First => DateOnly.TryParseExact(TypedMoment.Date(From, Today), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
        out var day) ? day : Today;

    public bool MayLook => Account.May(Right.ReadReservations);

    public bool MaySet => Account.May(Right.ManageSchedule);

    public DateTimeOffset Instant => Now;

    public Task OnGet() => Read();

    public async Task<IActionResult> OnPostSet(
        [FromForm(Name = "venueId")] string? venueId, [FromForm(Name = "daysBefore")] string? daysBefore, [FromForm(Name = "at")] string? at,
        [FromForm(Name = "mailTo")] string? mailTo, [FromForm(Name = "revision")] int revision)
    {
        DaysTyped = daysBefore;
        var days = TypedMoment.Number(daysBefore);
        Typed = new DeadlineAnswer(venueId ?? "", days ?? 0, TypedMoment.Time(at) ?? "", mailTo, revision);
        if (Unreadable.Number(daysBefore))
        {
            Add("daysBefore", "Lists.days-unreadable");
            await Read();
            return Page();
        }

        var reply = await Api.Put<DeadlineAnswer>(
            $"venues/{Uri.EscapeDataString(venueId ?? "")}/deadline", new { daysBefore = days, at = Typed.At, mailTo, revision }, Operation);
        if (reply.Problem is null) return Redirect("/staff/lists/deadline#deadlines");
        await Read();
        // Whoever was faster is shown beside what was typed, which stays; only then it may be replaced.
        var current = Deadlines.FirstOrDefault(one => one.VenueId == venueId);
        var isStale = current is not null && reply.Problem.Slug == "stale-version";
        if (isStale) Typed = Typed with { Revision = current!.Revision };
        if (isStale) Add(null, "Lists.stale", current!.DaysBefore, current.At, current.MailTo ?? T("Lists.mail-nobody"));
        else Add(reply.Problem);
        return Page();
    }

    public static DateOnly DateOf(ListedDayAnswer day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return DateOnly.ParseExact(day.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the office knows of the list: a key of words, and when or how often; null: there is nobody to tell, or nothing yet.</summary>
    public (string Key, object Value)? Announced(ListedDayAnswer day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.AnnouncedAt is { } at ? ("Lists.announced", JapaneseDates.Moment(at))
            : day.FrozenAt is null || Deadlines.FirstOrDefault(one => one.VenueId == day.VenueId)?.MailTo is null ? null
            : day.Attempts > 0 ? ("Lists.announce-failed", day.Attempts) : ("Lists.announce-soon", 0);
    }

    private async Task Read()
    {
        Names = await CityNames.Read(Api);
        Days = await Api.Get<ListedDayAnswer[]>("deadline-lists?from=" + TypedMoment.Of(First));
        Deadlines = await Api.Get<DeadlineAnswer[]>("deadlines");
    }
}
