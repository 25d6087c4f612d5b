using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Journey;

/// <summary>A page on the way to a booking; the choice so far is in its address.</summary>
public abstract class JourneyPage(CitizenServices services) : CitizenPage(services)
{
    protected const string ContactPath = "/reserve/contact";

    [BindProperty(SupportsGet = true, Name = "procedure")]
    public string? ProcedureId { get; set; }

    [BindProperty(SupportsGet = true, Name = "venue")]
    public string? VenueId { get; set; }

    [BindProperty(SupportsGet = true, Name = "date")]
    public DateOnly? Date { get; set; }

    [BindProperty(SupportsGet = true, Name = "time")]
    public TimeOnly? Time { get; set; }

    public Choice Choice => new(ProcedureId, VenueId, Date, Time);

    /// <summary>Known after <see cref="Require"/>.</summary>
    public ProcedureDefinition Procedure { get; private set; } = null!;

    /// <summary>Known after <see cref="Require"/> from the calendar on.</summary>
    public VenueDefinition Venue { get; private set; } = null!;

    /// <summary>The slot, from the identity page on.</summary>
    public SlotKey Slot => Choice.Slot ?? throw new InvalidOperationException("The page was not reached with a slot.");

    /// <summary>The person who was identified, if the ticket still holds and is good for the procedure.</summary>
    public Person? Person => Draft.PersonAt(Now) is { } person && (ProcedureId is null || person.Procedures.Contains(ProcedureId)) ? person : null;

    /// <summary>Sends those back who came here without having chosen what comes before.</summary>
    /// <returns>Null if everything is there.</returns>
    protected async Task<IActionResult?> Require(bool venue = false, bool slot = false, bool person = false)
    {
        if (await Services.Catalogue.Procedure(ProcedureId) is not { } procedure) return Redirect("/reserve");
        Procedure = procedure;
        if (venue || slot)
        {
            if (await Services.Catalogue.Venue(VenueId) is not { } known || !known.Profile.Procedures.Contains(procedure.Id))
                return Redirect(new Choice(ProcedureId, null, null, null).To("/reserve/venue"));
            Venue = known;
        }

        if (slot && Choice.Slot is null) return Redirect(Choice.To("/reserve/calendar"));
        if (!person || Person is not null) return null;
        // Whoever sends a form was signed in when it was opened, even if the draft is forgotten by now.
        var ended = HttpMethods.IsPost(Request.Method) || (Draft.Person is not null && Draft.PersonAt(Now) is null);
        return Redirect(ToIdentity(ended));
    }

    /// <summary>The identity page of this choice.</summary>
    /// <param name="ended">A ticket ran out: the page says so.</param>
    protected string ToIdentity(bool ended)
    {
        // Without an ID once means without an ID again.
        var path = Draft.Person is { ReservationId: null } ? "/reserve/declare" : "/reserve/identity";
        return Choice.To(path) + (ended ? "&ended=true" : "");
    }

    /// <summary>Keeps the chosen seat for the person, then leads on; or back to the calendar when it is gone.</summary>
    /// <remarks>A seat that could not be kept for other reasons stops nobody: the booking itself decides.</remarks>
    protected async Task<IActionResult> HoldAndGoOn(Person person)
    {
        if (Draft.Held is { } held && held.Slot == Slot && held.Procedure == Procedure.Id && held.Until > Now) return Redirect(AfterHold());

        var holdId = Guid.CreateVersion7(Now);
        var reply = await Services.Centre.Hold(Slot, new HoldSeat(holdId, person.Ticket, Procedure.Id, null));
        if (reply.Value?.Refusal is { } refusal)
        {
            Draft = Draft with { Held = null };
            if (WhereTo(refusal) is { } elsewhere) return elsewhere;
        }

        Draft = Draft with { Held = reply.Value?.Until is { } until ? new HeldSeat(holdId, Slot, Procedure.Id, until, Extended: false) : null };
        if (Draft.Held is not null) Took(Slot.Venue);
        return Redirect(AfterHold());
    }

    /// <summary>Refusals that have a page of their own; null: say it on this page.</summary>
    protected IActionResult? WhereTo(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        switch (refusal.Kind)
        {
            case RefusalKind.Full or RefusalKind.Closed or RefusalKind.NotYetOpen or RefusalKind.NoLongerOpen
                or RefusalKind.NoSuchTime or RefusalKind.NotOffered or RefusalKind.UnknownVenue:
                Draft = Draft with { Held = null, Operation = null };
                return Redirect(Choice.ToLost("/reserve/calendar", refusal.Kind));
            case RefusalKind.TicketExpired or RefusalKind.NotAllowed or RefusalKind.UnknownApplicant:
                var again = ToIdentity(ended: true);
                Draft = Draft with { Person = Draft.Person is { } person ? person with { ExpiresAt = DateTimeOffset.MinValue } : null, Held = null };
                return Redirect(again);
            case RefusalKind.AlreadyBooked:
                return Redirect("/my/reservations?have=" + Uri.EscapeDataString(Procedure.Id));
            default:
                return null;
        }
    }

    private string AfterHold() =>
        Choice.To(Draft.Contact is null || Draft.Unfinished?.Page == ContactPath ? ContactPath : "/reserve/check");
}
