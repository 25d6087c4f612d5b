using Microsoft.AspNetCore.Mvc;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Slots;
using OrleansBooking.Web.Citizen.Drafts;
using OrleansBooking.Web.Citizen.Journey;
using OrleansBooking.Web.Citizen.Pages;

namespace OrleansBooking.Web.Citizen.Booking;

/// <summary>A page while a seat is kept: says until when, and gives ten more minutes once.</summary>
public abstract class HeldPage(CitizenServices services) : JourneyPage(services)
{
    /// <summary>The seat that is kept for this choice; null: none, or its time is over.</summary>
    public HeldSeat? Held => Draft.Held is { } held && held.Slot == Choice.Slot && held.Procedure == ProcedureId && held.Until > Now ? held : null;

    /// <summary>How long it is kept; the browser counts down from here, whatever its own clock says.</summary>
    public int HeldSeconds => Held is { } held ? Math.Max(0, (int)Math.Ceiling((held.Until - Now).TotalSeconds)) : 0;

    /// <summary>Until when, on the city's clock.</summary>
    public TimeOnly? HeldUntil => Held is { } held ? TimeOnly.FromDateTime(CityClock.ToCity(held.Until)) : null;

    /// <summary>More time is asked for in the page's own form, so that what was typed comes along.</summary>
    public virtual bool ExtendsInForm => false;

    /// <summary>Sent for ten more minutes, or for a seat anew.</summary>
    public string ExtendAddress => Choice.To(Request.Path) + "&handler=Extend";

    /// <summary>Ten more minutes, once; or a seat anew when the time is over.</summary>
    public virtual async Task<IActionResult> OnPostExtendAsync()
    {
        if (await Require(slot: true, person: true) is { } elsewhere) return elsewhere;
        if (Held is { Extended: true }) return Redirect(Choice.To(Request.Path));

        var before = Held;
        var holdId = Guid.CreateVersion7(Now);
        var reply = await Services.Centre.Hold(Slot, new HoldSeat(holdId, Person!.Ticket, Procedure.Id, null));
        if (reply.Value?.Refusal is { } refusal && WhereTo(refusal) is { } away) return away;
        if (reply.Value?.Until is { } until)
            Draft = Draft with { Held = new HeldSeat(holdId, Slot, Procedure.Id, until, Extended: before is not null) };
        return Redirect(Choice.To(Request.Path));
    }
}
