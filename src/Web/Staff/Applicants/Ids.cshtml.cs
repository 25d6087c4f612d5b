using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Staff.Pages;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Applicants;

/// <summary>One reservation ID: its state without showing anything, taking it back, replacing it.
/// What is typed goes in forms, never in an address (P1).</summary>
public sealed class IdsModel(StaffServices services) : StaffPage(services)
{
    public override Right Needed => Right.ManageApplicants;

    [BindProperty(Name = "reservationId")]
    public string? ReservationId { get; set; }

    [BindProperty(Name = "birthday")]
    public string? Birthday { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public IdAnswer? Found { get; private set; }

    /// <summary>Key of what was just done; the answer is shown right here, for it holds what no address may.</summary>
    public string? Done { get; private set; }

    /// <summary>The reservation for which nothing was reissued.</summary>
    public string? InTheWay { get; private set; }

    public void OnGet()
    {
        // An empty form.
    }

    public Task OnPost() => Do("look-up", null);

    public Task OnPostRevoke() => Do("revoke", "revoked");

    public Task OnPostReissue() => Do("reissue", "reissued");

    private async Task Do(string what, string? done)
    {
        var reply = await Api.Post<IdAnswer>("applicants/ids/" + what, new { reservationId = ReservationId, birthday = Birthday, reason = Reason }, Operation);
        Found = reply.Value;
        // What is done next from this page is another operation, and a refusal changed nothing.
        Operation = Guid.NewGuid();
        ModelState.Remove("operation");
        if (reply.Problem is not { } problem)
        {
            Done = done;
            return;
        }

        Explain(problem);
        if (what != "look-up" && problem.Errors?.ContainsKey("reservationId") != true)
            Found = (await Api.Post<IdAnswer>("applicants/ids/look-up", new { reservationId = ReservationId }, Guid.NewGuid())).Value;
    }

    private void Explain(ApiProblem problem)
    {
        if (problem.Slug != "already-booked") Add(problem);
        else Add(null, "Applicants.in-use");
        InTheWay = problem.Number;
    }
}
