using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Identity;

/// <summary>Step 4 with a reservation ID: ID and birthday of the card's owner (W2); then the seat is kept for ten minutes.</summary>
public sealed class KnownModel(CitizenServices services) : SignInPage(services)
{
    [BindProperty]
    public string? ReservationId { get; set; }

    [BindProperty]
    public string? Birthday { get; set; }

    /// <summary>A ticket ran out in between.</summary>
    [BindProperty(SupportsGet = true, Name = "ended")]
    public bool Ended { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Require(slot: true) is { } elsewhere) return elsewhere;
        ReservationId = Draft.Person?.ReservationId is { } id ? ReservationIdField.InFours(id) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Require(slot: true) is { } elsewhere) return elsewhere;
        var (id, birthday, errors) = IdentityInput.WithId(ReservationId, Birthday);
        Add(errors);
        if (errors.Count > 0) return Again();

        var reply = await Services.Centre.SignIn(new SignIn(id, birthday, Address));
        if (Accept(reply, outcome => Person.Known(outcome, id, birthday), id) is not { } accepted) return Again();
        if (accepted.Reservations.Any(own => own.IsLive && own.Procedure == Procedure.Id))
            return Redirect("/my/reservations?have=" + Uri.EscapeDataString(Procedure.Id));
        if (Person is { } person) return await HoldAndGoOn(person);

        Add(ReservationIdField.Name, Procedure.NeedsReservationId ? "Identity.other-procedure" : "Identity.other-procedure-declare");
        return Again();
    }

    /// <summary>The page once more with what was typed; only the secret is cleared.</summary>
    private PageResult Again()
    {
        ModelState.Remove(nameof(Birthday));
        Birthday = null;
        return Page();
    }
}
