using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Booking;

/// <summary>Step 5: mail address and telephone, both optional (W3).</summary>
public sealed class ContactModel(CitizenServices services) : HeldPage(services)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>Without an ID the telephone was given already, to identify.</summary>
    public bool AsksPhone => Draft.Person?.Phone is null;

    public override bool ExtendsInForm => true;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Require(slot: true, person: true) is { } elsewhere) return elsewhere;
        (Email, Phone) = Draft.Unfinished is { Page: ContactPath } typed ? (typed.Email, typed.Phone) : (Draft.Contact?.Email, Draft.Contact?.Phone);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Require(slot: true, person: true) is { } elsewhere)
        {
            KeepTyped();
            return elsewhere;
        }

        var (contact, errors) = ContactFields.Read(new Contracts.Applicants.Contact(null, null, AsksPhone ? Phone : null, Email, null, null));
        Add(errors.OrderBy(error => error.Field == "email" ? 0 : 1));
        if (Errors.Count > 0) return Page();

        Draft = Draft with { Contact = new TypedContact(contact.Email, contact.Phone), Unfinished = null };
        return Redirect(Choice.To("/reserve/check"));
    }

    public override async Task<IActionResult> OnPostExtendAsync()
    {
        KeepTyped();
        return await base.OnPostExtendAsync();
    }

    private void KeepTyped() => Draft = Draft with { Unfinished = UnfinishedContact.Of(ContactPath, null, null, Email, AsksPhone ? Phone : null) };
}
