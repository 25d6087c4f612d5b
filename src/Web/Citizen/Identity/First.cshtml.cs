using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Identity;

/// <summary>The ID before anything else: an own booking is offered for change, otherwise the journey goes on with the person known.</summary>
public sealed class FirstModel(CitizenServices services) : SignInPage(services)
{
    [BindProperty]
    public string? ReservationId { get; set; }

    [BindProperty]
    public string? Birthday { get; set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var (id, birthday, errors) = IdentityInput.WithId(ReservationId, Birthday);
        Add(errors);
        if (errors.Count == 0)
        {
            var reply = await Services.Centre.SignIn(new SignIn(id, birthday, Address));
            if (Accept(reply, outcome => Person.Known(outcome, id, birthday), id) is { } accepted)
                return Redirect(accepted.Reservations.Any(own => own.IsLive) ? "/my/reservations" : "/reserve");
        }

        ModelState.Remove(nameof(Birthday));
        Birthday = null;
        return Page();
    }
}
