using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Engine;
using OrleansBooking.Web.Citizen.Pages;
using OrleansBooking.Web.Citizen.Tickets;

namespace OrleansBooking.Web.Citizen.Mine;

/// <summary>A page about one own reservation (W5, W7); its index in the address stands for the number, which is not for addresses.</summary>
public abstract class MinePage(CitizenServices services, TicketReader tickets) : CitizenPage(services)
{
    [BindProperty(SupportsGet = true, Name = "index")]
    public int Index { get; set; }

    public TicketView Ticket { get; private set; } = null!;

    /// <summary>Can it still be changed here?</summary>
    public bool IsChangeable { get; private set; }

    /// <summary>A form was sent and nobody answered even the question what stands now: the page keeps the form and says so.</summary>
    protected bool IsAway { get; private set; }

    public Person? Person => Draft.PersonAt(Now);

    protected string Path(string rest = "") => $"/my/{Index}{rest}";

    /// <summary>Reads the reservation anew; sends to the sign-in whoever may not see it.</summary>
    /// <param name="changeable">Only reservations that can be changed.</param>
    /// <param name="asSeen">A command speaks of the version that the citizen saw, also when it is repeated.</param>
    protected async Task<IActionResult?> Require(bool changeable = false, bool asSeen = false)
    {
        // Whoever sends a form was signed in when it was opened, even if the draft is forgotten by now.
        if (Person is not { } person) return Redirect(Draft.Person is null && !HttpMethods.IsPost(Request.Method) ? "/my" : "/my?ended=true");
        if (Index < 0 || Index >= Draft.Own.Length) return Redirect("/my/reservations");

        try
        {
            if (await Services.Centre.Find(Draft.Own[Index].Number, person.Ticket) is { } details)
            {
                if (!asSeen && details.Reservation != Draft.Own[Index]) Draft = Draft.With([details.Reservation]);
                Contact = details.Contact;
            }
        }
        catch (EngineAwayException) when (asSeen)
        {
            IsAway = true;
            Add(null, "Booking.unknown", City.Phone);
        }

        await ReadTicket();
        return changeable && !IsChangeable ? Redirect(Path()) : null;
    }

    /// <summary>The contact fields as registered; after <see cref="Require"/>.</summary>
    public Contracts.Applicants.Contact Contact { get; private set; } = Contracts.Applicants.Contact.None;

    protected async Task ReadTicket()
    {
        Ticket = await tickets.Read(Index, Draft.Own[Index]);
        IsChangeable = tickets.IsChangeable(Ticket);
    }

    /// <summary>Refusals that have a page of their own; the others are added to the errors.</summary>
    protected async Task<IActionResult?> WhereTo(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        switch (refusal.Kind)
        {
            case RefusalKind.TicketExpired or RefusalKind.NotAllowed:
                Draft = Draft with { Person = Draft.Person is { } person ? person with { ExpiresAt = DateTimeOffset.MinValue } : null, Operation = null };
                return Redirect("/my?ended=true");
            case RefusalKind.IdempotencyMismatch:
                Draft = Draft with { Operation = null };
                break;
            case RefusalKind.StaleVersion or RefusalKind.NotChangeable or RefusalKind.NotFound:
                // What is shown next to the reason is how it stands now.
                await Require();
                break;
        }

        Add(refusal);
        return null;
    }

    /// <summary>An accepted command: remembers it, so that reloading and pressing again show the result.</summary>
    protected IActionResult Accepted(Contracts.Reservations.Reservation reservation, Guid operation, string what, string? email)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        Draft = Draft.With([reservation]) with { Operation = null, Held = null, Unfinished = null, Finished = new Finished(operation, Index, what, email) };
        if (what == Finished.Moved) Took(reservation.Slot.Venue);
        return Redirect(Path("/done"));
    }

    /// <summary>The operation for this content, kept in the draft from the moment the page is shown.</summary>
    protected Guid OperationFor(params string?[] content)
    {
        var pending = Operations.For(Draft, Now, Operations.Digest(content));
        if (pending != Draft.Operation) Draft = Draft with { Operation = pending };
        return pending.Id;
    }
}
