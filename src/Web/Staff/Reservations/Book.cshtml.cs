using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>Books for somebody (C7): what and where, day and time, then who; over the capacity only by who may, with a reason.</summary>
public sealed class BookModel(StaffServices services) : StaffPage(services)
{
    private const string Address = "/staff/reservations/book";

    /// <summary>Of mails and of what is read to the person.</summary>
    public static readonly IReadOnlyList<string> Languages = ["ja", "ja-plain", "en", "zh", "ko", "pt", "tl", "vi"];

    public override Right Needed => Right.Book;

    public TimeChoice Choice { get; private set; } = null!;

    [BindProperty(Name = "venueId", SupportsGet = true)]
    public string? VenueId { get; set; }

    [BindProperty(Name = "procedure", SupportsGet = true)]
    public string? Procedure { get; set; }

    [BindProperty(Name = "month", SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(Name = "date", SupportsGet = true)]
    public string? Date { get; set; }

    [BindProperty(Name = "time", SupportsGet = true)]
    public string? Time { get; set; }

    [BindProperty(Name = "reservationId")]
    public string? ReservationId { get; set; }

    [BindProperty(Name = "birthday")]
    public string? Birthday { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "kana")]
    public string? Kana { get; set; }

    [BindProperty(Name = "phone")]
    public string? Phone { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    [BindProperty(Name = "language")]
    public string? Language { get; set; }

    [BindProperty(Name = "override")]
    public bool Override { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public bool MayOverride => Account.May(Right.Override);

    /// <summary>A time was taken in the meantime, or its window is closed.</summary>
    public bool IsLost { get; private set; }

    public async Task OnGet()
    {
        Date = TypedMoment.Date(Date, Today);
        await Read();
        if (Choice.Misses(Date)) Add("date", "Reservations.no-such-day");
        // Counted for the city: whoever is served sees what is free, and may go away without a seat.
        if (Choice is { Venue: { } venue, Procedure: not null })
            await Api.Post<object>("demand/looks", new { venueId = venue, nothingFree = !Choice.Days.Any(day => day.Slots.Any(slot => slot.Free > 0)) },
                Operation);
    }

    /// <summary>Free times instead of the one that was taken, nearest first.</summary>
    public IReadOnlyList<ApiProblem.Choice> Alternatives { get; private set; } = [];

    /// <summary>The reservation that the person has already.</summary>
    public string? InTheWay { get; private set; }

    /// <param name="instead">A free time in place of the one that was taken, <c>2026-12-06 09:30</c>.</param>
    public async Task<IActionResult> OnPost([FromForm(Name = "instead")] string? instead)
    {
        if (instead?.Split(' ') is [var date, var time]) (Date, Time, Override) = (date, time, false);
        var reply = await Api.Post<Details>("reservations", Body(), Operation);
        if (reply.Value is { } booked) return Redirect($"/staff/reservations/{booked.Number}?after=booked");
        await Refused(reply.Problem!);
        return Page();
    }

    /// <summary>Another day or time; what was typed about the person goes along.</summary>
    public Task OnPostOther()
    {
        Time = null;
        return Read(carries: true);
    }

    /// <summary>A month, a day or a time was chosen on the way to another one.</summary>
    public Task OnPostChoose() => Read(carries: true);

    private object Body() => new
    {
        venueId = VenueId, date = Date, time = Time, procedure = Procedure, reservationId = Given(ReservationId), birthday = Birthday,
        name = Given(Name), kana = Given(Kana), phone = Given(Phone), email = Given(Email), note = Given(Note),
        language = Language == Languages[0] ? null : Given(Language), @override = Override && MayOverride, reason = Override ? Given(Reason) : null,
    };

    private async Task Refused(ApiProblem problem)
    {
        IsLost = problem.Slug is "slot-full" or "slot-closed";
        (Alternatives, InTheWay) = (problem.Alternatives ?? [], problem.Number);
        // Another try is another operation: a refusal changed nothing.
        Operation = Guid.NewGuid();
        ModelState.Remove("operation");
        // One place to mend it: the other times.
        Add(IsLost && problem.Errors?.ContainsKey("time") is true
            ? problem with { Errors = new Dictionary<string, string[]> { ["time"] = [problem.Detail] } }
            : problem);
        await Read(carries: true);
    }

    private async Task Read(bool carries = false)
    {
        Choice = await TimeChoice.Read(Api, Address, VenueId, Procedure, Month, Date, Time, Today, MayOverride);
        if (carries)
            Choice = Choice with { Carried = [.. Typed().Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => (field.Name, field.Value!))] };
    }

    private IEnumerable<(string Name, string? Value)> Typed() =>
    [
        ("operation", Operation.ToString()), ("reservationId", ReservationId), ("birthday", Birthday), ("name", Name), ("kana", Kana), ("phone", Phone),
        ("email", Email), ("language", Language), ("note", Note), ("override", Override ? "true" : null), ("reason", Reason),
    ];
}
