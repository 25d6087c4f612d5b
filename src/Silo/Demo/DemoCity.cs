using System.Diagnostics;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Manuals;
using OrleansBooking.Contracts.Procedures;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Rights;
using OrleansBooking.Contracts.Tickets;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Silo.Starting;

namespace OrleansBooking.Silo.Demo;

/// <summary>Loads the demo city into an empty database, the way staff would; a second start finds it and changes nothing.</summary>
public sealed class DemoCity(
    IGrainFactory grains, StaffTicketSigner staff, TimeProvider time, DemoApplicants applicants) : IBeforeReady
{
    private const string Account = "demo";

    public async Task Run(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var isNew = false;
        foreach (var procedure in DemoProcedures.All) isNew |= await Define(procedure);
        foreach (var venue in DemoVenues.From(time.CityToday())) isNew |= await Define(venue);
        foreach (var contact in DemoContacts.All) isNew |= await Define(contact);
        await applicants.Issue(cancellation);
        if (isNew) await Say($"demo city loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
    }

    private async Task<bool> Define(ProcedureDefinition procedure)
    {
        var grain = grains.GetGrain<IProcedureGrain>(ProcedureKey.Of(procedure.Id));
        if (await grain.Get() is not null) return false;
        Check((await grain.Define(staff.Sign(Account, StaffRoles.Administrator), procedure)).Refusal, procedure.Id);
        await Say($"demo city: procedure {procedure.Id}");
        return true;
    }

    private async Task<bool> Define(VenueDefinition venue)
    {
        var grain = grains.GetGrain<IVenueGrain>(VenueKey.Of(venue.Profile.Id));
        if (await grain.Get() is not null) return false;
        Check((await grain.Define(new DefineVenue(staff.Sign(Account, StaffRoles.Administrator), venue, 0))).Refusal, venue.Profile.Id);
        await Say($"demo city: venue {venue.Profile.Id}");
        return true;
    }

    private async Task<bool> Define(Referral contact)
    {
        var desk = grains.GetGrain<IManualDesk>(0);
        var ticket = staff.Sign(Account, StaffRoles.Administrator);
        return !(await desk.Referrals(ticket, null)).Any(known => known.Id == contact.Id) && (await desk.SetReferral(ticket, contact, 0)).Referral is not null;
    }

    private static void Check(Refusal? refusal, string id)
    {
        if (refusal is not null) throw new InvalidOperationException($"The demo city's {id} was refused: {refusal.Kind}.");
    }

    private static Task Say(string line) => Console.Out.WriteLineAsync(line);
}
