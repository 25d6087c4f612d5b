using System.Collections.Frozen;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Closings;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Changes;
using OrleansBooking.Grains.Storage;
using OrleansBooking.Grains.Venues;

namespace OrleansBooking.Grains.Closings;

/// <summary>Gives a day that was closed at once back to the venues' schedules, as the closing found it.</summary>
public sealed class DayReopener(IGrainFactory grains, ClosingPeople people, ChangeStore changes, NationalHolidays holidays)
{
    private const int Tries = 5;

    // Closings are young: who looks for one among a venue's changes finds it soon.
    private const int MostChanges = 200;

    /// <summary>What it would do.</summary>
    public async Task<ReopeningPreview> Preview(DayClosing closing)
    {
        var known = (await holidays.Read()).Keys.ToFrozenSet();
        var open = new List<(string Venue, int Seats)>();
        foreach (var venue in closing.Venues)
        {
            if (await Venue(venue).Get() is not { } current) continue;
            var reopened = await Reopened(venue, current.Definition, closing) ?? current.Definition;
            var seats = new Schedule(reopened, known).Slots(closing.Date, closing.Date).Sum(slot => slot.Capacity);
            if (seats > 0) open.Add((venue, seats));
        }

        var (booked, moved, cancelled, mailed) = await StorageBoundary.Cross(() => people.Whereabouts(closing.Id));
        return new ReopeningPreview([.. open.Select(venue => venue.Venue)], open.Sum(venue => venue.Seats), booked, moved, cancelled, mailed);
    }

    /// <summary>Opens the day at every venue of the closing; done again, it does nothing.</summary>
    /// <param name="ticket">Of who may define venues without a second person: an emergency that is over waits for none either.</param>
    public async Task<Refusal?> Reopen(DayClosing closing, string ticket)
    {
        foreach (var venue in closing.Venues)
            if (await ReopenAt(venue, closing, ticket) is { } refused) return refused;
        return null;
    }

    // Somebody else may change the venue at the same moment: then once more, on what it is now.
    private async Task<Refusal?> ReopenAt(string venue, DayClosing closing, string ticket)
    {
        Refusal? refused = null;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await Venue(venue).Get() is not { } current) return null;
            if (await Reopened(venue, current.Definition, closing) is not { } reopened) return null;
            refused = (await Venue(venue).Define(new DefineVenue(ticket, reopened, current.Revision))).Refusal;
            if (refused?.Kind != RefusalKind.StaleVersion) return refused;
        }

        return refused;
    }

    private async Task<VenueDefinition?> Reopened(string venue, VenueDefinition current, DayClosing closing) =>
        ReopenedDefinition.Of(current, await Before(venue, closing), closing.Date, closing.Reason);

    /// <summary>The venue as the closing found it; null if that is not on record.</summary>
    private async Task<VenueDefinition?> Before(string venue, DayClosing closing)
    {
        var made = await StorageBoundary.Cross(() => changes.List(venue, ChangeState.Applied, afterRevision: null, before: null, MostChanges));
        var closure = new Closure(closing.Date, closing.Date, EveryYear: false, closing.Reason);
        foreach (var change in made.Where(change => change.At <= closing.ClosedAt && change.Author == closing.ClosedBy))
        {
            if (change.Edit is not ReplaceVenue { Definition: var closed } || !closed.Closures.Contains(closure)) continue;
            if (await StorageBoundary.Cross(() => changes.Before(change.Id)) is { } before && !before.Closures.Contains(closure)) return before;
        }

        return null;
    }

    private IVenueGrain Venue(string id) => grains.GetGrain<IVenueGrain>(VenueKey.Of(id));
}
