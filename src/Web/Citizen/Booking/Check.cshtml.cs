using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Booking;

/// <summary>Step 6: everything once more, then the booking. The operation id is made when the page is first shown, so that a double click, a reload
/// and a lost answer make one booking (design rule 4).</summary>
public sealed class CheckModel(CitizenServices services) : HeldPage(services)
{
    [BindProperty]
    public Guid Operation { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Ready() is { } elsewhere) return elsewhere;
        if (IsDone(Draft.Finished)) return Redirect("/reserve/done");
        return Show();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Draft.Finished is { What: Finished.Booked } finished && finished.Operation == Operation) return Redirect("/reserve/done");
        if (await Ready() is { } elsewhere) return elsewhere;
        var pending = Operations.For(Draft, Now, Content());
        // The page is older than the draft (another tab): show what would be booked now, and say so, instead of booking it.
        if (pending.Id != Operation)
        {
            Add(field: null, "Refusals.IdempotencyMismatch");
            return Show();
        }

        var person = Person!;
        var command = new BookSeat(pending.Id, person.Ticket, Procedure.Id, null, Contact(person), Held?.HoldId);
        var reply = await Services.Centre.Book(Slot, command);
        if (reply.Value is not { } outcome)
        {
            Add(null, "Booking.unknown", City.Phone);
            return Show();
        }

        if (outcome.Reservation is { } reservation)
        {
            var draft = Draft.With([reservation]);
            Draft = draft with
            {
                Operation = null, Held = null,
                Finished = new Finished(pending.Id, draft.IndexOf(reservation.Number), Finished.Booked, Draft.Contact!.Email),
            };
            Took(Slot.Venue);
            return Redirect("/reserve/done");
        }

        return Refused(outcome.Refusal!);
    }

    private IActionResult Refused(Refusal refusal)
    {
        if (WhereTo(refusal) is { } elsewhere) return elsewhere;
        if (refusal.Kind == RefusalKind.IdRequired) return Redirect(Choice.To("/reserve/identity"));
        if (refusal.Kind == RefusalKind.IdempotencyMismatch) Draft = Draft with { Operation = null };
        if (refusal.Kind == RefusalKind.Invalid)
        {
            foreach (var error in refusal.Fields)
                Add(error, Choice.To(error.Field is "email" or "phone" && Person!.Phone is null ? "/reserve/contact" : ToIdentityPath()));
        }
        else Add(refusal);

        return Show();
    }

    private PageResult Show()
    {
        var pending = Operations.For(Draft, Now, Content());
        if (pending != Draft.Operation) Draft = Draft with { Operation = pending };
        ModelState.Remove(nameof(Operation));
        Operation = pending.Id;
        return Page();
    }

    private async Task<IActionResult?> Ready()
    {
        if (await Require(slot: true, person: true) is { } elsewhere) return elsewhere;
        return Draft.Contact is null ? Redirect(Choice.To("/reserve/contact")) : null;
    }

    /// <summary>Going back after the booking leads to its result, not to a second one.</summary>
    private bool IsDone(Finished? finished) =>
        finished is { What: Finished.Booked } && Draft.Own[finished.Index] is { IsLive: true } own && own.Slot == Slot && own.Procedure == Procedure.Id;

    private string ToIdentityPath() => Person!.ReservationId is null ? "/reserve/declare" : "/reserve/identity";

    private Contact Contact(Person person) =>
        new(person.Name, person.Kana, person.Phone ?? Draft.Contact!.Phone, Draft.Contact!.Email, null, null);

    private string Content()
    {
        var person = Person!;
        var contact = Contact(person);
        return Operations.Digest("book", Slot.ToString(), Procedure.Id, person.ReservationId, person.Birthday,
            contact.Name, contact.Kana, contact.Phone, contact.Email);
    }
}
