using System.Collections.Frozen;
using OrleansBooking.Contracts.City;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Changes;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Venues;

/// <summary>Brings what a venue has stored into the record of changes and the slot rows; again changes nothing.</summary>
public sealed class VenuePlan(PlanStore plans, ChangeStore changes, NationalHolidays holidays, TimeProvider time)
{
    /// <summary>Records the change that made the state, and applies its plan.</summary>
    public async Task Apply(string venue, VenueState state)
    {
        var definition = state.Definition!;
        var (today, through, schedule) = (time.CityToday(), Through(definition), new Schedule(definition, (await holidays.Read()).Keys.ToFrozenSet()));
        await StorageBoundary.Cross(async () =>
        {
            if (state.Last is { } change) await changes.Record(change, state.Before);
            await plans.Apply(venue, state.Revision, today, through, schedule.Slots(today, through), schedule.ClosedDays(today, through), time.GetUtcNow());
        });
    }

    /// <summary>Applies the plan if the slots show an earlier revision, or do not reach as far as they should by now.</summary>
    public async Task Roll(string venue, VenueState state)
    {
        if (state.Definition is not { } definition) return;
        var applied = await StorageBoundary.Cross(() => plans.Applied(venue));
        if (applied?.Revision != state.Revision || applied?.Through < Through(definition)) await Apply(venue, state);
    }

    /// <summary>The last day that is planned as of today.</summary>
    private DateOnly Through(VenueDefinition definition)
    {
        var horizon = time.CityToday().AddDays(ChangeSetting.HorizonDays);
        return horizon < definition.Window.LastDay ? horizon : definition.Window.LastDay;
    }
}
