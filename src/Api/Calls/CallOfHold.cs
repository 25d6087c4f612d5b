using OrleansBooking.Contracts.Calls;

namespace OrleansBooking.Api.Calls;

/// <summary>Which hold of a call a booking names. Only who takes calls has holds of calls; for all others it stays the applicant's own.</summary>
public sealed class CallOfHold(IGrainFactory grains)
{
    /// <summary>The hold, or null: none was named, or it is over; then the booking needs a free seat like any other.</summary>
    public async ValueTask<CallHold?> Find(string ticket, Guid? hold) =>
        hold is { } id ? await grains.GetGrain<IHoldDesk>(0).Find(ticket, id) : null;
}
