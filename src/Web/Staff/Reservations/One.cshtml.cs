using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Calls;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>One reservation: who, when, what happened to it, the calls about it; to move, to cancel, to mend its contact (W5).</summary>
public sealed class OneModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ReadReservations;

    public CityNames Names { get; private set; } = CityNames.None;

    public Details? Reservation { get; private set; }

    /// <summary>What was just done, to say it.</summary>
    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The call from which somebody came here; what is changed comes to its record.</summary>
    [BindProperty(Name = "call", SupportsGet = true)]
    public Guid? CallId { get; set; }

    /// <summary>Calls of which the reservation came, or that were about it.</summary>
    public IReadOnlyList<Call> Calls { get; private set; } = [];

    [BindProperty(Name = "contact")]
    public ContactInput Contact { get; set; } = new();

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    [BindProperty(Name = "version")]
    public int? Version { get; set; }

    public bool MayChange => Account.May(Right.ChangeReservations) && Reservation?.Status == "booked";

    public bool MayChangeContact => Account.May(Right.ChangeReservations) && Reservation?.Status is "booked" or "arrived";

    /// <summary>The contact was typed and refused: it stays as typed.</summary>
    public bool IsContactTyped { get; private set; }

    public async Task OnGet(string number) => await Read(number);

    public async Task<IActionResult> OnPostCancel(string number)
    {
        var reply = await Api.Post<Details>($"reservations/{Safe(number)}/cancel", new { reason = Reason, callId = CallId }, Operation, Seen);
        return await Done(number, reply.Problem, "cancelled");
    }

    public async Task<IActionResult> OnPostContact(string number)
    {
        IsContactTyped = true;
        var body = new { name = Contact.Name, kana = Contact.Kana, phone = Contact.Phone, email = Contact.Email };
        var reply = await Api.Patch<Details>($"reservations/{Safe(number)}?callId={CallId}", body, Operation, Seen);
        var problem = reply.Problem is { Errors: { } errors } invalid
            ? invalid with { Errors = errors.ToDictionary(error => ContactInput.Place(error.Key), error => error.Value) }
            : reply.Problem;
        return await Done(number, problem, "contact");
    }

    private string? Seen => Version is { } seen ? $"\"{seen}\"" : null;

    private async Task<IActionResult> Done(string number, ApiProblem? problem, string after)
    {
        if (problem is null) return Redirect($"/staff/reservations/{Safe(number)}?after={after}{(CallId is { } call ? $"&call={call}" : "")}");
        Add(problem);
        // Another button is another operation: a refusal changed nothing.
        Operation = Guid.NewGuid();
        await Read(number);
        return Page();
    }

    private async Task Read(string number)
    {
        Names = await CityNames.Read(Api);
        var reply = await Api.Ask<Details>($"reservations/{Safe(number)}");
        Reservation = reply.Value;
        if (reply.Problem is { } problem && Errors.Count == 0) Add(problem);
        if (Reservation is { } found && Account.May(Right.ReadCallCentre)) Calls = (await Api.Ask<Call[]>($"calls?reservation={found.Number}")).Value ?? [];
    }

    private static string Safe(string number) => ReservationNumberField.Read(number).Number is { } read ? ReservationNumberField.Format(read) : "0";
}
