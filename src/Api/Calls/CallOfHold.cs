using OrleansBooking.Contracts.Calls;

namespace OrleansBooking.Api.Calls;

/// <summary>Whose hold a booking names. Only who takes calls has holds of calls; for all others it stays the applicant's own.</summary>
public sealed class CallOfHold(IGrainFactory grains)
{
    /// <summary>The call, or null: no hold was named, or it is over; then the booking needs a free seat like any other.</summary>
    public async ValueTask<Guid?> Find(string ticket, Guid? hold) =>
        hold is { } id ? (await grains.GetGrain<ICallDesk>(0).FindHold(ticket, id))?.CallId : null;
}
