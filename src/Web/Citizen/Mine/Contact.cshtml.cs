using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Fields;
using OrleansBooking.Contracts.Reservations;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>Changes the contact fields of an own reservation (W5).</summary>
public sealed class ContactModel(CitizenServices services, TicketReader tickets) : MinePage(services, tickets)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Kana { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public Guid Operation { get; set; }

    /// <summary>Name and kana were registered, so they can be corrected, and are needed.</summary>
    public bool AsksName => Contact.Name is not null || Contact.Kana is not null || (IsAway && Request.Form.ContainsKey("kana"));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Require(changeable: true) is { } elsewhere) return elsewhere;
        (Name, Kana, Email, Phone) = Draft.Unfinished is { } typed && typed.Page == Request.Path
            ? (typed.Name, typed.Kana, typed.Email, typed.Phone)
            : (Contact.Name, Contact.Kana, Contact.Email, Contact.Phone);
        Operation = Guid.CreateVersion7(Now);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Draft.Finished is { What: Finished.Contact } finished && finished.Operation == Operation) return Redirect(Path("/done"));
        if (await Require(changeable: true, asSeen: true) is { } elsewhere)
        {
            if (Person is null) Draft = Draft with { Unfinished = UnfinishedContact.Of(Request.Path, Name, Kana, Email, Phone) };
            return elsewhere;
        }

        if (IsAway) return Page();
        var (typed, errors) = ContactFields.Read(new Contracts.Applicants.Contact(AsksName ? Name : null, AsksName ? Kana : null, Phone, Email, null, null));
        Add(errors);
        if (AsksName) Add(ContactFields.RequireForDeclared(typed));
        if (Errors.Count > 0) return Page();

        // An emptied field is erased; null would leave it as it is.
        var contact = typed with { Email = typed.Email ?? "", Phone = typed.Phone ?? "" };
        var reservation = Ticket.Reservation;
        var reply = await Services.Centre.ChangeContact(new ChangeContact(Operation, Person!.Ticket, reservation.Number, reservation.Version, contact));
        if (reply.Value?.Reservation is { } changed) return Accepted(changed, Operation, Finished.Contact, typed.Email);
        if (reply.Value?.Refusal is { } refusal)
        {
            // Refused: nothing happened, so the next try is an operation of its own.
            ModelState.Remove(nameof(Operation));
            Operation = Guid.CreateVersion7(Now);
            return await WhereTo(refusal) ?? Page();
        }

        Add(null, "Booking.unknown", City.Phone);
        return Page();
    }
}
