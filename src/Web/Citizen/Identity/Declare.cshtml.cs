using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Identity;

/// <summary>Step 4 without a reservation ID, for procedures that allow it: name, kana, birthday, telephone (W2).</summary>
public sealed class DeclareModel(CitizenServices services) : SignInPage(services)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kana { get; set; }

    [BindProperty]
    public string? Birthday { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty(SupportsGet = true, Name = "ended")]
    public bool Ended { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await RequireWithoutId() is { } elsewhere) return elsewhere;
        if (Draft.Person is { ReservationId: null } person) (Name, Kana, Phone) = (person.Name, person.Kana, person.Phone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await RequireWithoutId() is { } elsewhere) return elsewhere;
        var (contact, errors) = ContactFields.Read(new Contact(Name, Kana, Phone, null, null, null));
        var (birthday, birthdayError) = BirthdayField.Read(Birthday);
        Add(InPageOrder([.. errors, .. ContactFields.RequireForDeclared(contact), .. new[] { birthdayError }.OfType<FieldError>()]));
        if (Errors.Count > 0) return Again();

        var reply = await Services.Centre.Declare(new Declaration(Procedure.Id, contact.Kana!, birthday!, contact.Phone!, Address));
        var accepted = Accept(reply, outcome => Person.Known(outcome, null, birthday!) with
        {
            Name = contact.Name, Kana = contact.Kana, Phone = contact.Phone, Procedures = [Procedure.Id],
        });
        return accepted is null ? Again() : await HoldAndGoOn(Person!);
    }

    private async Task<IActionResult?> RequireWithoutId()
    {
        if (await Require(slot: true) is { } elsewhere) return elsewhere;
        return Procedure.NeedsReservationId ? Redirect(Choice.To("/reserve/identity")) : null;
    }

    private static IEnumerable<FieldError> InPageOrder(IEnumerable<FieldError> errors)
    {
        string[] order = ["name", "kana", "birthday", "phone"];
        return errors.OrderBy(error => Array.IndexOf(order, error.Field));
    }

    /// <summary>The page once more with what was typed; only the secret is cleared.</summary>
    private PageResult Again()
    {
        ModelState.Remove(nameof(Birthday));
        Birthday = null;
        return Page();
    }
}
