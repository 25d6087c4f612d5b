using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>Another day, time or venue for a reservation; the old seat stays until the new one is recorded.</summary>
public sealed class MoveModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ChangeReservations;

    public TimeChoice Choice { get; private set; } = null!;

    public Details? Reservation { get; private set; }

    [BindProperty(Name = "venueId", SupportsGet = true)]
    public string? VenueId { get; set; }

    [BindProperty(Name = "month", SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(Name = "date", SupportsGet = true)]
    public string? Date { get; set; }

    [BindProperty(Name = "time", SupportsGet = true)]
    public string? Time { get; set; }

    [BindProperty(Name = "version")]
    public int? Version { get; set; }

    [BindProperty(Name = "override")]
    public bool Override { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public bool MayOverride => Account.May(Right.Override);

    public bool IsLost { get; private set; }

    public async Task OnGet(string number)
    {
        Date = TypedMoment.Date(Date, Today);
        await Read(number);
        if (Choice.Misses(Date)) Add("date", "Reservations.no-such-day");
    }

    public async Task<IActionResult> OnPost(string number)
    {
        var body = new
        {
            venueId = VenueId, date = Date, time = Time, reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(), @override = Override && MayOverride,
        };
        var reply = await Api.Post<Details>($"reservations/{Safe(number)}/move", body, Operation, Version is { } seen ? $"\"{seen}\"" : null);
        if (reply.Problem is null) return Redirect($"/staff/reservations/{Safe(number)}?after=moved");

        IsLost = reply.Problem.Slug is "slot-full" or "slot-closed";
        Operation = Guid.NewGuid();
        ModelState.Remove("operation");
        Add(reply.Problem);
        await Read(number);
        return Page();
    }

    private async Task Read(string number)
    {
        var reply = await Api.Ask<Details>($"reservations/{Safe(number)}");
        Reservation = reply.Value;
        if (reply.Problem is { } problem && Errors.Count == 0) Add(problem);
        Choice = await TimeChoice.Read(
            Api, $"/staff/reservations/{Safe(number)}/move", VenueId ?? Reservation?.VenueId, Reservation?.Procedure, Month, Date, Time, Today, MayOverride);
    }

    private static string Safe(string number) => ReservationNumberField.Read(number).Number is { } read ? ReservationNumberField.Format(read) : "0";
}
