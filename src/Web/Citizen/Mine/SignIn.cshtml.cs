using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Identity;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>To the own reservations with the ID or a reservation number, and the birthday (W7).</summary>
public sealed class SignInModel(CitizenServices services) : SignInPage(services)
{
    [BindProperty]
    public string? IdOrNumber { get; set; }

    [BindProperty]
    public string? Birthday { get; set; }

    [BindProperty(SupportsGet = true, Name = "ended")]
    public bool Ended { get; set; }

    public IActionResult OnGet() => Draft.PersonAt(Now) is not null && Draft.Own.Length > 0 && !Ended ? Redirect("/my/reservations") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var (id, birthday, errors) = IdentityInput.WithIdOrNumber(IdOrNumber, Birthday);
        Add(errors);
        if (errors.Count == 0)
        {
            var reply = await Services.Centre.SignIn(new SignIn(id, birthday, Address));
            // A reservation number signs in like an ID, but it is none: the next booking asks for the ID.
            var reservationId = id.Length == ReservationNumberField.Length && TypedText.IsAsciiDigits(id) ? null : id;
            if (Accept(reply, outcome => Person.Known(outcome, reservationId, birthday)) is not null) return Redirect("/my/reservations");
        }

        ModelState.Remove(nameof(Birthday));
        Birthday = null;
        return Page();
    }
}
