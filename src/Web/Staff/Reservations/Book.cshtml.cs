using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>Books for somebody (C7): what and where, day and time, then who; over the capacity only by who may, with a reason.</summary>
public sealed class BookModel(StaffServices services) : StaffPage(services)
{
    private const string Address = "/staff/reservations/book";

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
            await Api.Post<object>("demand/looks", new { venueId = venue, nothingFree = !Choice.Days.Any(day => day.Slots.Any(slot => slot.Free > 0)) }, Operation);
    }

    public async Task<IActionResult> OnPost()
    {
        var body = new
        {
            venueId = VenueId, date = Date, time = Time, procedure = Procedure, reservationId = Given(ReservationId), birthday = Birthday,
            name = Given(Name), kana = Given(Kana), phone = Given(Phone), email = Given(Email), note = Given(Note),
            @override = Override && MayOverride, reason = Override ? Given(Reason) : null,
        };
        var reply = await Api.Post<Details>("reservations", body, Operation);
        if (reply.Value is { } booked) return Redirect($"/staff/reservations/{booked.Number}?after=booked");

        IsLost = reply.Problem!.Slug is "slot-full" or "slot-closed";
        // Another try is another operation: a refusal changed nothing.
        Operation = Guid.NewGuid();
        ModelState.Remove("operation");
        Add(reply.Problem);
        await Read();
        return Page();
    }

    private async Task Read() => Choice = await TimeChoice.Read(Api, Address, VenueId, Procedure, Month, Date, Time, Today, MayOverride);
}
