using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;

namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>One reservation: who, when, what happened to it; to move and to cancel.</summary>
public sealed class OneModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadReservations;

    public CityNames Names { get; private set; } = CityNames.None;

    public Details? Reservation { get; private set; }

    /// <summary>What was just done, to say it.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "version")]
    public int? Version { get; set; }

    public bool MayChange => Account.May(Right.ChangeReservations) && Reservation?.Status == "booked";

    public async Task OnGet(string number) => await Read(number);

    public async Task<IActionResult> OnPostCancel(string number)
    {
        var reply = await Api.Post<Details>($"reservations/{Safe(number)}/cancel", new { reason = Reason }, Operation, Version is { } seen ? $"\"{seen}\"" : null);
        if (reply.Problem is null) return Redirect($"/staff/reservations/{Safe(number)}?after=cancelled");
        Add(reply.Problem);
        await Read(number);
        return Page();
    }

    private async Task Read(string number)
    {
        Names = await CityNames.Read(Api);
        var reply = await Api.Ask<Details>($"reservations/{Safe(number)}");
        Reservation = reply.Value;
        if (reply.Problem is { } problem && Errors.Count == 0) Add(problem);
    }

    private static string Safe(string number) => ReservationNumberField.Read(number).Number is { } read ? ReservationNumberField.Format(read) : "0";
}
